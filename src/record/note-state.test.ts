import { expect, test } from 'vitest';
import { readContent } from '../content/read.ts';
import { getEnd, getStart } from './note-state.ts';

const content = readContent('.');
const note = content.notes.find(({ data }) => data?.begins.join() === 'cluster,servidor-web' && data.cleans.length > 0);
if (!note) throw new Error('No note begins from the Deployment and cleans up');

test('says what a note begins from, with the steps that make it on a cluster that is there', () => {
  const { begins, steps } = getStart(content, note);
  expect(begins.map(({ id }) => id)).toEqual(['cluster', 'servidor-web']);
  expect(steps.map(({ id }) => id)).toEqual(content.states.find(({ id }) => id === 'servidor-web')?.steps);
});

test('leads to the block that makes the cluster, but not from its own note', () => {
  const { cluster = '' } = getStart(content, note);
  expect(cluster).toMatch(/^\/[a-z-]+\/[a-z-]+\/#cmd-kind-create-cluster$/);
  const own = content.notes.find(({ topic, slug }) => cluster.startsWith(`/${topic}/${slug}/#`));
  expect(own && getStart(content, own).cluster).toBeUndefined();
});

test('says what it leaves and what takes the rest away', () => {
  const { leaves, cleans } = getEnd(content, note);
  expect(leaves.map(({ id }) => id)).toEqual(note.data?.leaves);
  expect(cleans.map(({ id }) => id)).toEqual(note.data?.cleans);
});
