import { Failure } from '../failure.ts';
import { printGo } from './go.ts';
import { findAll, parseTemplate } from './jsonpath.ts';
import { type Node, relaxPath } from '../../grammar/jsonpath.ts';

export interface Column {
  header: string;
  path: Node[];
}

/** Reads `NAME:.metadata.name,IMAGE:{.spec…}`; throws for a part without a path. */
export function parseColumns(spec: string): Column[] {
  return spec.split(',').map((part) => {
    const mark = part.indexOf(':');
    if (mark < 0) throw new Failure(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
    return { header: part.slice(0, mark), path: parseTemplate(relaxPath(part.slice(mark + 1))) };
  });
}

/** Reads the two lines of a custom-columns file: headers over paths. */
export function parseColumnsFile(text: string): Column[] {
  const [headers = [], paths = []] = text.split('\n').map((line) => line.split(/\s+/).filter(Boolean));
  if (headers.length !== paths.length)
    throw new Failure(`number of headers (${headers.length}) and field specifications (${paths.length}) don't match`);
  return headers.map((header, index) => ({ header, path: parseTemplate(relaxPath(paths[index] ?? '')) }));
}

/** One line of tab-separated cells; what an object lacks is `<none>`. */
export function printColumns(columns: Column[], object: unknown): string {
  return `${columns.map(({ path }) => printCell(path, object)).join('\t')}\n`;
}

function printCell(path: Node[], object: unknown): string {
  const results = findAll(path, object, true);
  const none = results.length === 0 || results[0]?.length === 0 ? ['<none>'] : [];
  return [...none, ...results.flat().map(printGo)].join(',');
}
