/**
 * The real kubectl sends what its typed commands create (`create deployment`, `create namespace`, …) as protobuf only. This reads
 * those few kinds; the field numbers are of k8s.io/api's generated.proto files.
 */
export function decodeProtobuf(bytes: Uint8Array): unknown {
  const unknown = read(bytes.subarray(4), { 1: ['type', { 1: ['apiVersion', 'text'], 2: ['kind', 'text'] }], 2: ['raw', 'bytes'] });
  const { apiVersion, kind } = unknown['type'] as { apiVersion: string; kind: string };
  const schema = kinds[kind];
  if (!schema) throw new Error(`the oracle's server reads no protobuf of ${kind}`);
  return { apiVersion, kind, ...read(unknown['raw'] as Uint8Array, schema) };
}

type Type = 'text' | 'number' | 'flag' | 'bytes' | 'texts' | 'map' | 'bytesMap' | 'intOrString' | 'skip';
interface Schema {
  [field: number]: [name: string, type: Type | Schema | [Schema]];
}

const metadata: Schema = { 1: ['name', 'text'], 3: ['namespace', 'text'], 11: ['labels', 'map'], 12: ['annotations', 'map'] };
const containerPort: Schema = { 1: ['name', 'text'], 3: ['containerPort', 'number'], 4: ['protocol', 'text'] };
const container: Schema = { 1: ['name', 'text'], 2: ['image', 'text'], 3: ['command', 'texts'], 4: ['args', 'texts'], 6: ['ports', [containerPort]] };
const podSpec: Schema = { 2: ['containers', [container]], 3: ['restartPolicy', 'text'] };
const template: Schema = { 1: ['metadata', metadata], 2: ['spec', podSpec] };
const servicePort: Schema = { 1: ['name', 'text'], 2: ['protocol', 'text'], 3: ['port', 'number'], 4: ['targetPort', 'intOrString'], 5: ['nodePort', 'number'] };
const backend: Schema = { 4: ['service', { 1: ['name', 'text'], 2: ['port', { 1: ['name', 'text'], 2: ['number', 'number'] }] }] };
const ingressPath: Schema = { 1: ['path', 'text'], 2: ['backend', backend], 3: ['pathType', 'text'] };
const ingressRule: Schema = { 1: ['host', 'text'], 2: ['value', { 1: ['http', { 1: ['paths', [ingressPath]] }] }] };

const kinds: Record<string, Schema> = {
  ConfigMap: { 1: ['metadata', metadata], 2: ['data', 'map'] },
  Deployment: { 1: ['metadata', metadata], 2: ['spec', { 1: ['replicas', 'number'], 2: ['selector', { 1: ['matchLabels', 'map'] }], 3: ['template', template] }] },
  Ingress: {
    1: ['metadata', metadata],
    2: ['spec', { 1: ['defaultBackend', backend], 2: ['tls', [{ 1: ['hosts', 'texts'], 2: ['secretName', 'text'] }]], 3: ['rules', [ingressRule]], 4: ['ingressClassName', 'text'] }],
  },
  Job: { 1: ['metadata', metadata], 2: ['spec', { 6: ['template', template] }] },
  Namespace: { 1: ['metadata', metadata] },
  Secret: { 1: ['metadata', metadata], 2: ['data', 'bytesMap'], 3: ['type', 'text'] },
  SelfSubjectAccessReview: { 1: ['metadata', metadata], 2: ['spec', {}] },
  SelfSubjectReview: { 1: ['metadata', metadata] },
  Service: {
    1: ['metadata', metadata],
    2: ['spec', { 1: ['ports', [servicePort]], 2: ['selector', 'map'], 3: ['clusterIP', 'text'], 4: ['type', 'text'], 10: ['externalName', 'text'] }],
  },
  ServiceAccount: { 1: ['metadata', metadata] },
};

function read(bytes: Uint8Array, schema: Schema): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const { field, value } of getFields(bytes)) {
    const [name, type] = schema[field] ?? ['', 'skip'];
    if (type === 'texts') object[name] = [...((object[name] as string[] | undefined) ?? []), toText(value)];
    else if (type === 'map' || type === 'bytesMap') object[name] = { ...(object[name] as object), ...readPair(value as Uint8Array, type) };
    else if (Array.isArray(type)) object[name] = [...((object[name] as unknown[] | undefined) ?? []), read(value as Uint8Array, type[0])];
    else if (name === 'value') Object.assign(object, read(value as Uint8Array, type as Schema));
    else if (type !== 'skip') setOne(object, name, type, value);
  }
  return object;
}

function setOne(object: Record<string, unknown>, name: string, type: Exclude<Type, 'skip'> | Schema, value: Uint8Array | number): void {
  const read1 = typeof type === 'object' ? read(value as Uint8Array, type) : readScalar(type, value);
  if (read1 !== '' && !(read1 === 0 && name !== 'replicas')) object[name] = read1;
}

function readScalar(type: Type, value: Uint8Array | number): unknown {
  if (type === 'text') return toText(value);
  if (type === 'flag') return value === 1;
  if (type !== 'intOrString') return value;
  const { kind, number, text } = read(value as Uint8Array, { 1: ['kind', 'number'], 2: ['number', 'number'], 3: ['text', 'text'] });
  return kind === 1 ? text : number;
}

function readPair(bytes: Uint8Array, type: 'map' | 'bytesMap'): Record<string, string> {
  const pair = new Map(getFields(bytes).map(({ field, value }) => [field, value]));
  const value = pair.get(2) ?? new Uint8Array();
  return { [toText(pair.get(1) ?? new Uint8Array())]: type === 'map' ? toText(value) : Buffer.from(value as Uint8Array).toString('base64') };
}

function getFields(bytes: Uint8Array): { field: number; value: Uint8Array | number }[] {
  const fields = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = varint();
    if ((tag & 7) === 0) fields.push({ field: tag >> 3, value: varint() });
    else if ((tag & 7) === 2) {
      const length = varint();
      fields.push({ field: tag >> 3, value: bytes.subarray(at, at + length) });
      at += length;
    } else throw new Error(`unknown wire type ${tag & 7}`);

    function varint(): number {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++] ?? 0;
        value += (byte & 127) * 2 ** shift;
        if (byte < 128) return value;
      }
    }
  }
  return fields;
}

function toText(value: Uint8Array | number): string {
  return typeof value === 'number' ? String(value) : new TextDecoder().decode(value);
}
