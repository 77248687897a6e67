import type { Content } from '../content/read.ts';
import type { OutputData } from '../content/schema.ts';
import { homeOf, pathOf, showsCommand } from '../content/home.ts';
import type { PathRun, StepRun } from '../lab/run-topics.ts';
import { engineName, engineVersion } from '../lab/version.ts';
import { isShown } from './outputs.ts';

/** What the embedded cluster printed for each command that ran in its own note, by the command's id. */
export function toOutputs(content: Content, runs: readonly PathRun[], captured: string): OutputData[] {
  return content.commands.flatMap(({ id, run, topic }) => {
    const step = getStep(content, runs, id, topic);
    if (!step || step.why !== undefined) return [];
    const data: OutputData = {
      command: id,
      run,
      on: 'simulator',
      engine: engineName,
      kubernetes: engineVersion,
      captured,
      exit: step.exitCode,
      output: tidy(step.stdout),
      errors: tidy(step.stderr),
    };
    return isShown(data) ? [data] : [];
  });
}

function getStep({ notes }: Content, runs: readonly PathRun[], id: string, topic: OutputData['command']): StepRun | undefined {
  const home = homeOf(
    notes.filter(({ language }) => language === 'pt-br').map((text) => ({ topic: text.topic, text })),
    topic as never,
    showsCommand(id),
  );
  const path = home && runs.find(({ path: { name } }) => name === pathOf(home.text).slice(1, -1));
  return path?.steps.find((step) => step.id === id);
}

/** Without colours, carriage returns and blanks at the ends of lines. */
const tidy = (text: string) =>
  text
    .replace(/\u001b\[[0-9;]*m/g, '')
    .replaceAll('\r', '')
    .replace(/[ \t]+$/gm, '');
