import { afterAll, beforeAll, expect, test } from 'vitest';
import { getClusterTypes } from '../schemas/schemas.build.ts';
import { send } from './testing/fixture.ts';
import { type RunningCluster, startCluster } from './index.ts';
import { groupVersion } from '../grammar/kinds.ts';
import { resources } from './resources.ts';

/** Kinds that are kept as they come. */
const undescribed = ['Role', 'RoleBinding', 'ClusterRoleBinding', 'PriorityClass', 'StorageClass'];
let cluster: RunningCluster;
let asked = 0;
beforeAll(async () => {
  const types = async () => {
    asked += 1;
    return getClusterTypes();
  };
  cluster = await startCluster({
    name: 'estudo',
    nodes: [{ name: 'estudo-control-plane', role: 'control-plane' }],
    types,
  });
});
afterAll(() => cluster.stop());

test('loads no descriptions before somebody asks for them', async () => {
  await send(cluster, 'GET', '/openapi/v3');
  expect(asked).toBe(0);
});

test.each(resources.filter(({ kind, idle }) => !idle && !undescribed.includes(kind)))(
  'describes the fields of $kind',
  async (resource) => {
    const path = resource.group ? `apis/${groupVersion(resource)}` : 'api/v1';
    const { body } = await send(cluster, 'GET', `/openapi/v3/${path}`);
    const own = Object.values(
      body.components.schemas as Record<
        string,
        { properties?: object; 'x-kubernetes-group-version-kind'?: { kind: string }[] }
      >,
    ).find((schema) => schema['x-kubernetes-group-version-kind']?.[0]?.kind === resource.kind);
    expect(Object.keys(own?.properties ?? {})).toEqual(expect.arrayContaining(['apiVersion', 'kind', 'metadata']));
  },
);
