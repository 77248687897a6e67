/** The HTML that `<Once>` has made in this build, by what it follows from. */
export const made = new Map<string, string>();
