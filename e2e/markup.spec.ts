import { globSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';

test('finds nothing to mend in the HTML of any built page', async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader());
  const pages = globSync('dist/**/*.html');
  expect(pages.length).toBeGreaterThan(100);
  const report = await validator.validateMultipleFiles(pages);
  expect(
    report.results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, ruleId, message }) => `${filePath}:${line}:${column} ${ruleId} ${message}`),
    ),
  ).toEqual([]);
});
