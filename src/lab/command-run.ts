import { getCommand } from '../content/data.ts';

/** The text of the command of that id. */
export const getCommandRun = (id: string): string => getCommand(id).run;
