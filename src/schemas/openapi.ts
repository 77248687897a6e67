import { readFileSync } from 'node:fs';
import { join } from 'node:path/posix';

/** A type as the server's OpenAPI 3 documents describe it, with the words of `kubectl explain`. */
export interface OpenApiSchema {
  description?: string;
  type?: string;
  format?: string;
  enum?: string[];
  properties?: Record<string, OpenApiSchema>;
  required?: string[];
  items?: OpenApiSchema;
  additionalProperties?: OpenApiSchema;
  allOf?: { $ref: string }[];
  oneOf?: { type: string }[];
}

/** By component, as `io.k8s.api.apps.v1.Deployment`. */
export type OpenApiTypes = Record<string, OpenApiSchema>;

const props = 'kubernetes-models/apiextensions.k8s.io/v1/JSONSchemaProps';
/** The numbers that are no integers; a declaration tells none from the other. */
const fractions = new Set(['maximum', 'minimum', 'multipleOf'].map((name) => `${props}/${name}`));

/** Types whose declaration says less than their name. */
const special: Record<string, OpenApiSchema> = {
  '@kubernetes-models/apimachinery/api/resource/Quantity': { oneOf: [{ type: 'string' }, { type: 'number' }] },
  '@kubernetes-models/apimachinery/util/intstr/IntOrString': { format: 'int-or-string', oneOf: [{ type: 'integer' }, { type: 'string' }] },
  '@kubernetes-models/apimachinery/apis/meta/v1/Time': { type: 'string', format: 'date-time' },
  '@kubernetes-models/apimachinery/apis/meta/v1/MicroTime': { type: 'string', format: 'date-time' },
};

/**
 * Reads what the declarations of `kubernetes-models` say of types, and of all that they are made of: fields, what each is for,
 * and which values it may have. A root is a kind, as `apps/v1/Deployment`; `modules` is the folder node_modules.
 */
export function readOpenApi(modules: string, kinds: readonly string[]): OpenApiTypes {
  const types: OpenApiTypes = {};
  const identity = readIdentity(modules);
  const refer = (module: string): string => {
    const name = componentName(module);
    if (name in types) return name;
    types[name] = {};
    Object.assign(types[name], parseDeclaration(readFileSync(join(modules, `${module}.d.ts`), 'utf8'), module, identity, refer), special[module]);
    return name;
  };
  for (const kind of kinds) refer(`kubernetes-models/${kind}`);
  return types;
}

/** `kubernetes-models/discovery.k8s.io/v1/Endpoint` is `io.k8s.api.discovery.v1.Endpoint`. */
export function componentName(module: string): string {
  const path = module.replace(/^@?kubernetes-models\//, '').split('/');
  if (path[0] === 'apimachinery') return ['io.k8s.apimachinery.pkg', ...path.slice(1)].join('.');
  const [group = '', ...rest] = path.length === 2 ? ['core', ...path] : path;
  return ['io.k8s.api', group.split('.')[0], ...rest].join('.');
}

type Refer = (module: string) => string;

function parseDeclaration(text: string, module: string, identity: Record<string, OpenApiSchema>, refer: Refer): OpenApiSchema {
  const [, comment = '', isKind, body] = /((?:^\/\*\*\n(?: \*.*\n)+)?)^export interface \w+( extends TypeMeta)? (\{\n[\s\S]*?^\})$/m.exec(text) ?? [];
  if (body === undefined) return describe(/^\/\*\*\n(?: \*.*\n)+/m.exec(text)?.[0] ?? '', {});
  const imports = new Map(
    [...text.matchAll(/^import \{ (.*) \} from "(.*)";$/gm)].flatMap(([, names = '', from = '']) =>
      names.split(', ').map((name) => [name, resolve(from, module)] as const),
    ),
  );
  const own = /export type \{ (\w+) as (\w+)/.exec(text);
  if (own?.[1]) imports.set(own[1], module);
  const schemaOf = (type: string): OpenApiSchema =>
    parseType(type, (name) => ({ allOf: [{ $ref: `#/components/schemas/${refer(imports.get(name) ?? name)}` }] }));
  const fields = [...body.matchAll(/((?:^ {4}\/\*\*\n(?: {5}\*.*\n)+)?)^ {4}"([^"]+)"(\??): ([\s\S]*?);$(?=\n(?: {4}[^ }]|\}))/gm)].map(
    ([, about = '', name = '', optional = '', type = '']) => ({ about, name, optional: optional === '?', type }),
  );
  const properties = Object.fromEntries(
    fields.map(({ about, name, type }) => [
      name,
      (isKind && identity[name]) || describe(about, fractions.has(`${module}/${name}`) ? { type: 'number', format: 'double' } : schemaOf(type)),
    ]),
  );
  const required = fields.filter(({ name, optional }) => !optional && !(isKind && identity[name])).map(({ name }) => name);
  return describe(comment, { type: 'object', ...(fields.length > 0 && { properties }), ...(required.length > 0 && { required }) });
}

const resolve = (from: string, module: string) => (from.startsWith('.') ? join(module, '..', from).replace(/\.js$/, '') : from);

/** A comment of a declaration as the text that it was made from. */
function describe(comment: string, schema: OpenApiSchema): OpenApiSchema {
  const lines = comment
    .split('\n')
    .filter((line) => !/^ *\/\*\*$|^ *\*\/$/.test(line))
    .map((line) => line.replace(/^ *\* ?/, ''));
  const description = lines.join('\n').trimEnd().replaceAll('*\\/', '*/');
  return description ? { description, ...schema } : schema;
}

function parseType(text: string, named: (name: string) => OpenApiSchema): OpenApiSchema {
  const items = /^Array<(.*)>$/s.exec(text)?.[1];
  if (items) return { type: 'array', items: parseType(items, named) };
  const values = /^\{\s*\[key: string\]: (.*);\s*\}$/s.exec(text)?.[1];
  if (values) return { type: 'object', additionalProperties: parseType(values, named) };
  if (text === 'string' || text === 'boolean') return { type: text };
  if (text === 'any') return {};
  if (text === 'number') return { type: 'integer' };
  if (/^"[^"]*"( \| "[^"]*")*$/.test(text)) return { type: 'string', enum: text.split(' | ').map((value) => JSON.parse(value) as string) };
  return named(text);
}

/** What every kind says of `apiVersion` and `kind`, which the models leave out and the official client has. */
function readIdentity(modules: string): Record<string, OpenApiSchema> {
  const text = readFileSync(join(modules, '@kubernetes/client-node/dist/gen/models/V1Pod.d.ts'), 'utf8');
  const about = (name: string) => new RegExp(`/\\*\\*\\n((?: {4}\\*.*\\n)+?) {4}\\*/\\n {4}'${name}'`).exec(text)?.[1] ?? '';
  return Object.fromEntries(['apiVersion', 'kind'].map((name) => [name, describe(about(name).replaceAll('\\', ''), { type: 'string' })]));
}
