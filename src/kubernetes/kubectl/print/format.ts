import { Failure } from '../failure.ts';

/** What `-o` asks for. */
export interface Format {
  name: string;
  /** What follows `=` or comes with `--template`. */
  template: string;
}

const plain = ['json', 'yaml', 'kyaml', 'name'];
const templated = [
  'go-template',
  'go-template-file',
  'template',
  'templatefile',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
];
const columns = ['custom-columns', 'custom-columns-file'];

/** The formats of the commands that print what they did. */
export const objectFormats = [...plain, ...templated];
/** The formats of `get`. */
export const getFormats = [...objectFormats, ...columns, 'wide'];

/**
 * Reads the value of `-o` and `--template`; undefined when there is neither. Throws for a format that the
 * command does not have.
 */
export function parseFormat(output: string, template: string, allowed: string[]): Format | undefined {
  if (!output) return template ? { name: 'go-template', template } : undefined;
  const mark = output.indexOf('=');
  const name = mark < 0 ? output : output.slice(0, mark);
  const takesTemplate = templated.includes(name) || columns.includes(name);
  if (!allowed.includes(name) || (mark >= 0 && !takesTemplate)) {
    throw new Failure(
      `unable to match a printer suitable for the output format ${JSON.stringify(output)}, ` +
        `allowed formats are: ${[...allowed].sort().join(',')}`,
    );
  }
  const value = mark < 0 ? template : output.slice(mark + 1);
  if (!value && columns.includes(name)) throw new Failure(`${name} format specified but no custom columns given`);
  if (!value && templated.includes(name)) throw new Failure('template format specified but no template given');
  return { name, template: value };
}
