import type { Content, NoteFile, Written } from '../../content/read.ts';
import type { StateData } from '../../content/schema.ts';
import { getTexts } from '../../i18n/index.ts';
import { getEnd, getStart } from '../../record/note-state.ts';
import type { Step } from '../../record/plan.ts';
import { fence } from './fence.ts';

/** What a note begins from, and the commands that make it; nothing of a note that begins from nothing. */
export function printStart(note: NoteFile, content: Content): string {
  const { begins, steps } = getStart(content, note);
  const { state } = getTexts(note.language);
  return begins.length === 0
    ? ''
    : [`**${state.before}:** ${printNames(begins, note)}`, printSteps(steps, state.prepare)]
        .filter(Boolean)
        .join('\n\n');
}

/** What a note leaves for the next one, and the commands that take the rest away. */
export function printEnd(note: NoteFile, content: Content): string {
  const { leaves, cleans } = getEnd(content, note);
  const { state } = getTexts(note.language);
  const names = leaves.length > 0 && `**${state.next}:** ${printNames(leaves, note)}`;
  return [names, printSteps(cleans, leaves.length > 0 ? state.cleanRest : state.cleanAll)].filter(Boolean).join('\n\n');
}

const printNames = (states: readonly Written<StateData>[], { language }: NoteFile) =>
  `${states.map(({ name }) => name[language]).join('; ')}.`;

const printSteps = (steps: readonly Step[], does: string) =>
  steps.length === 0 ? '' : `${does}:\n\n${fence('sh', steps.map(({ run }) => run).join('\n'))}`;
