import { readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { refTo, type ObjectSchema, type Schema } from './schema.ts';
import { parseType } from './type-text.ts';

/** Types whose declaration says less than their name. */
const gateway = '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
const special: Record<string, Schema> = {
  // Values that stand in the markers of https://github.com/kubernetes-sigs/gateway-api/tree/main/apis/v1 only.
  [`${gateway}/FromNamespaces`]: { type: 'string', enum: ['All', 'Selector', 'Same', 'None'] },
  [`${gateway}/HTTPPathModifierType`]: { type: 'string', enum: ['ReplaceFullPath', 'ReplacePrefixMatch'] },
  '@kubernetes-models/apimachinery/api/resource/Quantity': { type: ['number', 'string'], format: 'quantity' },
  '@kubernetes-models/apimachinery/util/intstr/IntOrString': { type: ['integer', 'string'], format: 'int-or-string' },
  '@kubernetes-models/apimachinery/apis/meta/v1/Time': { type: 'string', format: 'date-time' },
  '@kubernetes-models/apimachinery/apis/meta/v1/MicroTime': { type: 'string', format: 'date-time' },
};

/**
 * Reads types of the `kubernetes-models` packages from their declarations, with all that they are made of. A type is named
 * by its module (`kubernetes-models/apps/v1/Deployment`), in the result with dots for slashes.
 */
export function readModels(modules: string, roots: readonly string[]): Record<string, ObjectSchema> {
  const read: Record<string, Schema> = {};
  const refer = (module: string): Schema => {
    const name = modelName(module);
    if (!(name in read)) {
      read[name] = refTo(name);
      read[name] = special[module] ?? parseModule(readFileSync(join(modules, `${module}.d.ts`), 'utf8'), module, refer);
    }
    const schema = read[name] ?? {};
    return isObject(schema) ? refTo(name) : schema;
  };
  roots.forEach(refer);
  return Object.fromEntries(Object.entries(read).filter((entry): entry is [string, ObjectSchema] => isObject(entry[1])));
}

export const modelName = (module: string) => module.replaceAll('/', '.');

const isObject = (schema: Schema): schema is ObjectSchema => 'properties' in schema;

/** A module declares one interface or one alias; the class beside an interface writes out what that inherits. */
function parseModule(text: string, module: string, refer: (module: string) => Schema): Schema {
  const imports = [...text.matchAll(/^import \{ (.*) \} from "(.*)";$/gm)];
  const modules = new Map(imports.flatMap(([, names = '', from = '']) => names.split(', ').map((name) => [name, resolve(from, module)])));
  const [, own, parent] = /^export interface (\w+)(?: extends (\w+))?/m.exec(text) ?? [];
  if (own) modules.set(own, module);
  const declared = parent && parent !== 'TypeMeta' ? 'declare class' : 'interface';
  const body = new RegExp(`^export ${declared} \\w+[^{]*(\\{\\n[\\s\\S]*?^\\})$`, 'm').exec(text)?.[1];
  const named = (name: string): Schema => {
    // No field of these APIs holds a fraction.
    if (name === 'number') return { type: 'integer', format: 'int64' };
    const target = modules.get(name);
    return target ? refer(target) : {};
  };
  if (!body) return parseType(/^export type \w+ = (.*);$/m.exec(text)?.[1] ?? 'any', named);
  const fields = [...body.matchAll(/^ {4}"([^"]+)"(\??): ([\s\S]*?);$(?=\n(?: {4}[^ }]|\}))/gm)];
  // FieldsV1 and its like may hold anything.
  if (fields.length === 0) return {};
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([, name = '', , type = '']) => [name, parseType(type, named)])),
    required: fields.flatMap(([, name = '', optional]) => (optional ? [] : [name])),
    additionalProperties: false,
  };
}

const resolve = (from: string, module: string) => (from.startsWith('.') ? join(module, '..', from).replace(/\.js$/, '') : from);
