import { pathOf } from '../content/anchors.ts';
import type { Content } from '../content/read.ts';
import type { Topic } from '../content/topics.ts';
import type { Language } from '../i18n/index.ts';
import type { Where } from '../kubernetes/index.ts';
import { getEarlier, getLabStart, runsInLab } from '../record/before.ts';
import { getPlans, noteId, type NotePlan } from '../record/plan.ts';

/** A block of a note as a step of a path. */
export interface LabStep {
  /** The command's id. */
  id: string;
  run: string;
  does: string;
  where: Where;
  /** The steps of the path that come before it, from 0; undefined when it does not run in the lab. */
  before: number[] | undefined;
}

/** The blocks of one note, in its order. */
export interface LabPath {
  /** The note's path without slashes at its ends. */
  name: string;
  topic: Topic;
  title: string;
  /** The lines that bring an empty cluster to the beginning of the note. */
  start: string[];
  steps: LabStep[];
}

/** The paths of all notes that have commands, in reading order. */
export function getLabPaths(content: Content, language: Language): LabPath[] {
  const notes = new Map(content.notes.filter((note) => note.language === language).map((note) => [noteId(note), note]));
  return getPlans(content).map((plan) => {
    const slug = plan.note.slice(plan.topic.length + 1);
    const name = pathOf({ topic: plan.topic, slug }).slice(1, -1);
    return {
      name,
      topic: plan.topic,
      title: notes.get(plan.note)?.data?.title ?? name,
      start: getLabStart(content, plan).map(({ run }) => run),
      steps: stepsOf(plan, content, language),
    };
  });
}

function stepsOf(plan: NotePlan, content: Content, language: Language): LabStep[] {
  const does = new Map(content.commands.map((command) => [command.id, command.does[language]]));
  return plan.blocks.map((block) => ({
    id: block.id,
    run: block.run,
    does: does.get(block.id) ?? '',
    where: block.where === 'pod' ? 'pod' : 'host',
    before: runsInLab(content, plan.note, block) ? getEarlier(content, plan, block) : undefined,
  }));
}
