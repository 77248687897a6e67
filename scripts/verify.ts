// `npm run verify`: everything that is wrong in content/, its manifests included, and how much was looked at.
// `-- --list` prints what nothing proves, `-- --json` all of it for programs, `-- --github` annotations for a pull
// request. Exits with 1 when something is wrong, with 2 when it is called wrongly.
import { printFindings } from '../src/content/finding.ts';
import { readContent } from '../src/content/read.ts';
import { printAnnotations, printCounts, printUnproved } from '../src/check/print.ts';
import { verifyAll, type Report } from '../src/check/report.ts';

const options = process.argv.slice(2);
const printers: Record<string, (report: Report) => string> = {
  '--json': (report) => JSON.stringify(report, null, 1),
  '--github': ({ findings }) => printAnnotations(findings),
  '--list': ({ unproved }) => printUnproved(unproved),
};
const [option] = options;
if (options.length > 1 || (option !== undefined && !printers[option])) {
  console.error(
    `npm run verify takes one of ${Object.keys(printers).join(', ')}, or nothing; not "${options.join(' ')}".`,
  );
  process.exit(2);
}

const report = await verifyAll(readContent(process.cwd()), process.cwd());
const text = option === undefined ? printReport(report) : printers[option]?.(report);
if (text) console.log(text);
process.exitCode = option !== '--list' && report.findings.length > 0 ? 1 : 0;

function printReport({ findings, counts }: Report): string {
  return [
    printFindings(findings),
    findings.length > 0 ? `${findings.length} to mend.` : 'content/ is in order.',
    printCounts(counts),
  ]
    .filter(Boolean)
    .join('\n');
}
