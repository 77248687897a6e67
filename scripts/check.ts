// Checks content/ without building: `npm run check`.
import { printFindings } from '../src/content/finding.ts';
import { readContent } from '../src/content/read.ts';
import { verifyContent } from '../src/verify/content/index.ts';

const findings = verifyContent(readContent(process.cwd()), process.cwd());
if (findings.length > 0) {
  console.error(printFindings(findings));
  console.error(`\n${findings.length} to mend.`);
  process.exit(1);
}
console.log('content/ is in order.');
