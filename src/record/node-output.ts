/**
 * What a node prints of itself depends on which of two workers got a Pod and on the order in which its parts were
 * started. So its containers and processes are sorted, those that are alike after masking count once, and how often one
 * was started counts for nothing; of a described node what its Pods reserve, and which of the notes' own it has; of its
 * journal which program wrote it, as what one does last is chance.
 */
export function settleNode(lines: string[]): string[] {
  const [head = '', ...rows] = lines;
  if (/^(POD ID|CONTAINER) .*\bATTEMPT\b/.test(head))
    return [head, ...settled(rows.map((row) => row.replace(/ \d+ (?=<id> |\()/, ' <n> ')))];
  const written = lines.map((line) => journal.exec(line)?.[0]);
  if (written.every((line) => line !== undefined)) return [...new Set(written)];
  if (head === 'COMMAND') return [head, ...settled(joinTrees(rows))];
  const pods = lines.findIndex((line) => line.startsWith('Non-terminated Pods:'));
  if (pods < 0) return lines;
  const events = lines.findIndex((line) => line.startsWith('Events:'));
  const reserved = lines
    .slice(pods, events)
    .filter((line) => !line.startsWith(' default '))
    .map((line) => line.replace(/\(\d+ in total\)/, '(<n> in total)').replace(/\S+ \(\d+%\)/g, '<n>'));
  return [...lines.slice(0, pods), ...new Set(reserved), ...lines.slice(events)];
}

const journal = /^<time> \S+ [\w-]+(?=\[\d+\]: )/;

const settled = (rows: readonly string[]) => [...new Set(rows)].sort();

/** Each process with those below it, as `ps --forest` draws them. */
function joinTrees(rows: readonly string[]): string[] {
  const trees: string[] = [];
  for (const row of rows) {
    if (/^ *\\_/.test(row) && trees.length > 0) trees.push(`${trees.pop()}\n${row}`);
    else trees.push(row);
  }
  return trees;
}
