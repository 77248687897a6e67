/** How a message's fields are called and what they hold, by number. Only what kubectl sends. */
type Message = Record<number, Field>;
type Field = [
  name: string,
  holds: 'text' | 'number' | 'bool' | 'bytes' | 'quantity' | 'intOrString' | Message,
  kind?: 'list' | 'map',
];

const metadata: Message = {
  1: ['name', 'text'],
  2: ['generateName', 'text'],
  3: ['namespace', 'text'],
  5: ['uid', 'text'],
  6: ['resourceVersion', 'text'],
  11: ['labels', 'text', 'map'],
  12: ['annotations', 'text', 'map'],
};
const quantities: Field[1] = 'quantity';
const securityContext: Message = {
  1: ['capabilities', { 1: ['add', 'text', 'list'], 2: ['drop', 'text', 'list'] }],
  2: ['privileged', 'bool'],
};
const container: Message = {
  1: ['name', 'text'],
  2: ['image', 'text'],
  3: ['command', 'text', 'list'],
  4: ['args', 'text', 'list'],
  6: [
    'ports',
    { 1: ['name', 'text'], 2: ['hostPort', 'number'], 3: ['containerPort', 'number'], 4: ['protocol', 'text'] },
    'list',
  ],
  7: ['env', { 1: ['name', 'text'], 2: ['value', 'text'] }, 'list'],
  8: ['resources', { 1: ['limits', quantities, 'map'], 2: ['requests', quantities, 'map'] }],
  9: ['volumeMounts', { 1: ['name', 'text'], 3: ['mountPath', 'text'] }, 'list'],
  14: ['imagePullPolicy', 'text'],
  15: ['securityContext', securityContext],
  20: ['terminationMessagePolicy', 'text'],
};
const podSpec: Message = {
  1: ['volumes', { 1: ['name', 'text'], 2: ['', { 1: ['hostPath', { 1: ['path', 'text'] }] }] }, 'list'],
  2: ['containers', container, 'list'],
  3: ['restartPolicy', 'text'],
  10: ['nodeName', 'text'],
  11: ['hostNetwork', 'bool'],
  12: ['hostPID', 'bool'],
  13: ['hostIPC', 'bool'],
  22: ['tolerations', { 1: ['key', 'text'], 2: ['operator', 'text'], 4: ['effect', 'text'] }, 'list'],
};
const selector: Message = { 1: ['matchLabels', 'text', 'map'] };
const template: Message = { 1: ['metadata', metadata], 2: ['spec', podSpec] };
const deployment: Message = { 1: ['replicas', 'number'], 2: ['selector', selector], 3: ['template', template] };
const servicePort: Message = {
  1: ['name', 'text'],
  2: ['protocol', 'text'],
  3: ['port', 'number'],
  4: ['targetPort', 'intOrString'],
  5: ['nodePort', 'number'],
};
const service: Message = {
  1: ['ports', servicePort, 'list'],
  2: ['selector', 'text', 'map'],
  3: ['clusterIP', 'text'],
  4: ['type', 'text'],
  7: ['sessionAffinity', 'text'],
  10: ['externalName', 'text'],
};
const target: Message = { 1: ['kind', 'text'], 2: ['name', 'text'], 3: ['apiVersion', 'text'] };
const metric: Message = {
  1: ['type', 'text'],
  4: ['resource', { 1: ['name', 'text'], 2: ['target', { 1: ['type', 'text'], 4: ['averageUtilization', 'number'] }] }],
};
const autoscaler: Message = {
  1: ['scaleTargetRef', target],
  2: ['minReplicas', 'number'],
  3: ['maxReplicas', 'number'],
  4: ['metrics', metric, 'list'],
};
const backend: Message = {
  4: ['service', { 1: ['name', 'text'], 2: ['port', { 1: ['name', 'text'], 2: ['number', 'number'] }] }],
};
const paths: Message = {
  1: ['paths', { 1: ['path', 'text'], 2: ['backend', backend], 3: ['pathType', 'text'] }, 'list'],
};
const ingress: Message = {
  1: ['defaultBackend', backend],
  3: ['rules', { 1: ['host', 'text'], 2: ['', { 1: ['http', paths] }] }, 'list'],
  4: ['ingressClassName', 'text'],
};
const access: Message = {
  1: [
    'resourceAttributes',
    {
      1: ['namespace', 'text'],
      2: ['verb', 'text'],
      3: ['group', 'text'],
      4: ['version', 'text'],
      5: ['resource', 'text'],
      6: ['subresource', 'text'],
      7: ['name', 'text'],
    },
  ],
  2: ['nonResourceAttributes', { 1: ['path', 'text'], 2: ['verb', 'text'] }],
};
const deleteOptions: Message = {
  1: ['gracePeriodSeconds', 'number'],
  2: ['preconditions', { 1: ['uid', 'text'] }],
  4: ['propagationPolicy', 'text'],
  5: ['dryRun', 'text', 'list'],
};

const withSpec = (spec: Message): Message => ({ 1: ['metadata', metadata], 2: ['spec', spec] });

const kinds: Record<string, Message> = {
  Deployment: withSpec(deployment),
  Service: withSpec(service),
  Pod: withSpec(podSpec),
  HorizontalPodAutoscaler: withSpec(autoscaler),
  Ingress: withSpec(ingress),
  SelfSubjectAccessReview: withSpec(access),
  SelfSubjectRulesReview: withSpec({ 1: ['namespace', 'text'] }),
  SelfSubjectReview: { 1: ['metadata', metadata] },
  Namespace: { 1: ['metadata', metadata] },
  ServiceAccount: { 1: ['metadata', metadata] },
  ConfigMap: { 1: ['metadata', metadata], 2: ['data', 'text', 'map'] },
  Secret: { 1: ['metadata', metadata], 2: ['data', 'bytes', 'map'], 3: ['type', 'text'] },
  Eviction: { 1: ['metadata', metadata], 2: ['deleteOptions', deleteOptions] },
  DeleteOptions: deleteOptions,
};

/** Reads an object that kubectl's typed clients send in Kubernetes' binary format; throws when its kind is none of the above. */
export function decodeProtobuf(body: Buffer): object {
  const envelope = fieldsOf(body.subarray(4));
  const meta = decode(Buffer.from((envelope.get(1)?.[0] as Buffer | undefined) ?? ''), {
    1: ['apiVersion', 'text'],
    2: ['kind', 'text'],
  });
  const kind = String(meta['kind']);
  const message = kinds[kind];
  if (!message) throw new Error(`no ${kind} is known in protobuf`);
  return { ...meta, ...decode((envelope.get(2)?.[0] as Buffer | undefined) ?? Buffer.alloc(0), message) };
}

function decode(data: Buffer, message: Message): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [number, values] of fieldsOf(data)) {
    const [name, holds, kind] = message[number] ?? [];
    if (name === undefined || holds === undefined) continue;
    const read = values.map((value) =>
      valueOf(value, kind === 'map' ? { 1: ['key', 'text'], 2: ['value', holds] } : holds),
    );
    if (name === '') Object.assign(object, read[0]);
    else if (kind === 'map')
      object[name] = Object.fromEntries(
        (read as { key: string; value?: unknown }[]).map(({ key, value = '' }) => [key, value]),
      );
    else object[name] = kind === 'list' ? read : read.at(-1);
  }
  // Go writes empty texts and messages too.
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== '' && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
    ),
  );
}

function valueOf(value: Buffer | number, holds: Field[1]): unknown {
  if (typeof value === 'number') return holds === 'bool' ? value === 1 : value;
  if (holds === 'text') return value.toString();
  if (holds === 'bytes') return value.toString('base64');
  if (holds === 'quantity') return decode(value, { 1: ['text', 'text'] })['text'];
  if (holds !== 'intOrString') return decode(value, holds as Message);
  const {
    type,
    number = 0,
    text = '',
  } = decode(value, { 1: ['type', 'number'], 2: ['number', 'number'], 3: ['text', 'text'] });
  return type === 1 ? text : number;
}

function fieldsOf(data: Buffer): Map<number, (Buffer | number)[]> {
  const fields = new Map<number, (Buffer | number)[]>();
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = BigInt(data[at++] ?? 0);
      value |= (byte & 127n) << shift;
      if (byte < 128n) return Number(BigInt.asIntN(64, value));
    }
  };
  while (at < data.length) {
    const tag = varint();
    const isBytes = (tag & 7) === 2;
    const length = varint();
    const value = isBytes ? data.subarray(at, at + length) : length;
    if (isBytes) at += length;
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), value]);
  }
  return fields;
}
