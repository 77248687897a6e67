/** Gives a part of a language's index by its name below the folder of that index; rejects when it cannot be had. */
export type ReadPart = (name: string) => Promise<Response>;
