/** What the index holds, in the order in which equal results are shown. */
export const kinds = ['command', 'note', 'manifest'] as const;
export type Kind = (typeof kinds)[number];
