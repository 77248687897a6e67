import { at, isJson, listAt, textAt, type Json } from '../object.ts';
import type { Page } from './page.ts';

export function describeVolumes(page: Page, indent: string, volumes: Json[]): void {
  if (volumes.length === 0) return page.line(0, `${indent}Volumes:\t<none>`);
  page.line(0, `${indent}Volumes:`);
  for (const volume of volumes) {
    page.line(1, `${indent ? ' ' : ''}${textAt(volume, 'name')}:`);
    for (const line of printVolume(volume)) page.line(2, line);
  }
}

function printVolume(volume: Json): string[] {
  const source = (field: string) => (isJson(volume[field]) ? (volume[field] as Json) : undefined);
  const [emptyDir, configMap, secret, hostPath, projected, claim] = [
    'emptyDir',
    'configMap',
    'secret',
    'hostPath',
    'projected',
    'persistentVolumeClaim',
  ].map(source);
  if (hostPath)
    return [
      'Type:\tHostPath (bare host directory volume)',
      `Path:\t${textAt(hostPath, 'path')}`,
      `HostPathType:\t${hostPath['type'] === undefined ? '<none>' : textAt(hostPath, 'type')}`,
    ];
  if (emptyDir)
    return [
      "Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)",
      `Medium:\t${textAt(emptyDir, 'medium')}`,
      `SizeLimit:\t${textAt(emptyDir, 'sizeLimit') || '<unset>'}`,
    ];
  if (secret)
    return [
      'Type:\tSecret (a volume populated by a Secret)',
      `SecretName:\t${textAt(secret, 'secretName')}`,
      optional(secret),
    ];
  if (configMap)
    return [
      'Type:\tConfigMap (a volume populated by a ConfigMap)',
      `Name:\t${textAt(configMap, 'name')}`,
      optional(configMap),
    ];
  if (claim)
    return [
      'Type:\tPersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
      `ClaimName:\t${textAt(claim, 'claimName')}`,
      `ReadOnly:\t${claim['readOnly'] === true}`,
    ];
  if (projected)
    return [
      'Type:\tProjected (a volume that contains injected data from multiple sources)',
      ...listAt(projected, 'sources').flatMap(printProjection),
    ];
  return ['<unknown>'];
}

function printProjection(source: Json): string[] {
  if (source['secret']) return [`SecretName:\t${textAt(source, 'secret', 'name')}`, optional(source['secret'])];
  if (source['downwardAPI']) return ['DownwardAPI:\ttrue'];
  if (source['configMap'])
    return [`ConfigMapName:\t${textAt(source, 'configMap', 'name')}`, optional(source['configMap'])];
  return source['serviceAccountToken']
    ? [`TokenExpirationSeconds:\t${textAt(source, 'serviceAccountToken', 'expirationSeconds')}`]
    : [];
}

function optional(source: unknown): string {
  return `Optional:\t${at(source, 'optional') === true}`;
}
