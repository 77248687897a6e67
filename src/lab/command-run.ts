import { getCommand } from '../content/data.ts';

/** The text of the command of that id; a manifest's `topic/name.yaml` is applied. */
export const getCommandRun = (id: string): string => (id.endsWith('.yaml') ? `kubectl apply -f ${id.split('/').at(-1)}` : getCommand(id).run);
