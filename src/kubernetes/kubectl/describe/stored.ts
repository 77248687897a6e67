import type { Call } from '../call.ts';
import { isNotFound } from '../failure.ts';
import { listAt, stringsAt, textAt, type KubeObject } from '../object.ts';
import { describeHead, describeLabels } from './parts.ts';
import { Page } from './page.ts';

export function describeConfigMap(_: Call, map: KubeObject): Page {
  const page = new Page();
  describeHead(page, map);
  page.line(0, '\nData\n====');
  const data = stringsAt(map, 'data');
  for (const key of Object.keys(data).sort()) page.line(0, `${key}:\n----\n${data[key]}\n`);
  page.line(0, '\nBinaryData\n====');
  const binary = stringsAt(map, 'binaryData');
  for (const key of Object.keys(binary).sort()) page.line(0, `${key}: ${atob(binary[key] ?? '').length} bytes`);
  page.line(0, '');
  return page;
}

export function describeSecret(_: Call, secret: KubeObject): Page {
  const page = new Page();
  describeHead(page, secret);
  page.line(0, `\nType:\t${textAt(secret, 'type')}`);
  page.line(0, '\nData\n====');
  const data = stringsAt(secret, 'data');
  for (const key of Object.keys(data).sort()) page.field(0, key, `${atob(data[key] ?? '').length} bytes`);
  return page;
}

export function describeServiceAccount(_: Call, account: KubeObject): Page {
  const page = new Page();
  describeHead(page, account);
  const names = listAt(account, 'imagePullSecrets').map((secret) => textAt(secret, 'name'));
  (names.length > 0 ? names : ['<none>']).forEach((name, index) =>
    page.line(0, `${index === 0 ? 'Image pull secrets:' : ' '.repeat(19)}\t${name}`),
  );
  return page;
}

export async function describeNamespace(call: Call, namespace: KubeObject): Promise<Page> {
  const page = new Page();
  page.field(0, 'Name', namespace.metadata.name);
  describeLabels(page, namespace);
  page.field(0, 'Status', textAt(namespace, 'status', 'phase'));
  for (const [collection, nothing] of [
    ['resourcequotas', 'No resource quota.'],
    ['limitranges', 'No LimitRange resource.'],
  ] as const) {
    if (!(await hasCollection(call, namespace.metadata.name ?? '', collection))) continue;
    page.line(0, '');
    page.line(0, nothing);
  }
  return page;
}

/** The engine stores neither quotas nor limit ranges: a server that serves them has none. */
async function hasCollection(call: Call, namespace: string, collection: string): Promise<boolean> {
  try {
    await call.server.json({ method: 'GET', path: `/api/v1/namespaces/${namespace}/${collection}` });
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
