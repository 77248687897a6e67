import type { Client } from '../../kubernetes/index.ts';
import { isReached, parseGoal, type Goal } from './goal.ts';
import type { WatchedStep } from '../protocol.ts';

/** The steps of a topic that wait for their tick, whoever types the command. */
export class ShownSteps {
  private steps: (WatchedStep & { goal: Goal | undefined })[] = [];

  set(steps: readonly WatchedStep[]) {
    this.steps = steps.map((step) => ({ ...step, goal: parseGoal(step.run) }));
  }

  /**
   * After a line that ended well: tells each step that it fulfils, once the cluster shows the result; gives up after a
   * minute.
   */
  async ran(line: string, client: Client | undefined, tell: (id: string) => void): Promise<void> {
    const goal = JSON.stringify(parseGoal(line));
    const same = this.steps.filter(
      (step) => plain(step.run) === plain(line) || (step.goal && JSON.stringify(step.goal) === goal),
    );
    await Promise.all(
      same.map(async (step) => (!step.goal || (client && (await shows(step.goal, client)))) && tell(step.id)),
    );
  }
}

const plain = (line: string) => line.replace(/\\\n/g, ' ').replace(/\s+/g, ' ').trim();

async function shows(goal: Goal, client: Client): Promise<boolean> {
  for (let tries = 0; tries < 240; tries += 1) {
    if (await isReached(goal, client).catch(() => false)) return true;
    await new Promise((done) => setTimeout(done, 250));
  }
  return false;
}
