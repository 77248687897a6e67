import type { Schemas } from '../../kubernetes/build.ts';
import type { SchemaSet } from '../../kubernetes/index.ts';
import type { Problem } from './document.ts';
import { checkShape } from './shape.ts';

/**
 * A YAML text without apiVersion and kind is a part of a manifest: some type must take all of it. When none does, it is
 * compared with the type that comes nearest.
 */
export function checkFragment(value: unknown, kubernetes: SchemaSet, { extensions, kind }: Schemas): Problem[] {
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  const types = [kubernetes, ...extensions, kind].flatMap((set) =>
    Object.entries(set.$defs).map(([name, { properties }]) => ({
      set,
      name,
      known: keys.filter((key) => key in properties).length,
    })),
  );
  const most = Math.max(...types.map(({ known }) => known));
  if (keys.length === 0 || most === 0)
    return [
      {
        path: [],
        code: 'unknown-kind',
        message:
          'This YAML has neither apiVersion and kind nor a field of Kubernetes: ' +
          'mark it as text when it is something else.',
      },
    ];
  const tried = types
    .filter(({ known }) => known === most)
    .map(({ set, name }) =>
      checkShape(value, set, name, { root: shortName(name), kind: shortName(name) }).filter(
        ({ code }) => code !== 'missing-field',
      ),
    );
  return tried.reduce((best, problems) => (distance(problems) < distance(best) ? problems : best));
}

/** How far a type is from what was meant: a misspelt field is nearer than one that is nothing like. */
const distance = (problems: Problem[]) =>
  problems.reduce((sum, { message }) => sum + (message.includes('did you mean') ? 1 : 1.5), 0);

/** `io.k8s.api.core.v1.ServiceSpec` -> `ServiceSpec` */
const shortName = (type: string) => type.split('.').at(-1) ?? type;
