import type { Call } from '../../call.ts';
import { Failure } from '../../failure.ts';
import type { KubeObject } from '../../object.ts';

/** `kubectl create deployment NAME --image=… [-- COMMAND]`. */
export function makeDeployment({ options, afterDashes = [] }: Call, name: string): KubeObject {
  const images = options.list('image');
  if (images.length > 1 && afterDashes.length > 0)
    throw new Failure('cannot specify multiple --image options and command');
  const labels = { app: name };
  const ports = options.number('port', -1) >= 0 ? [{ containerPort: options.number('port', -1) }] : undefined;
  const containers = images.map((image, index) => ({
    name: containerName(image),
    image,
    ...(afterDashes.length > 0 && { command: afterDashes }),
    ...(ports && index === 0 && { ports }),
    resources: {},
  }));
  return {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: { name, labels },
    spec: {
      replicas: options.number('replicas', 1),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
      strategy: {},
    },
    status: {},
  };
}

/** `nginx` for `docker.io/library/nginx:1.30`. */
function containerName(image: string): string {
  const name = (image.split('/').at(-1) ?? '').split(':')[0]?.split('@')[0] ?? '';
  if (!/[_.]/.test(name)) return name;
  const suffix = Array.from({ length: 5 }, () => 'bcdfghjklmnpqrstvwxz2456789'[Math.floor(Math.random() * 27)]).join(
    '',
  );
  return `${name.replaceAll(/[_.]/g, '-')}-${suffix}`;
}
