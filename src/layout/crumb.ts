/** A page above another one: its name, and its path without base and language. */
export interface Crumb {
  name: string;
  path: string;
}
