import { globSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { getBuilt, getHistory } from '../content/built.ts';
import { printFindings, type Finding } from '../content/finding.ts';
import { readContent, type Content } from '../content/read.ts';
import { languages } from '../i18n/languages.ts';
import { verifyEach } from './content/index.ts';
import { checkEachManifest } from './manifests/index.ts';
import { checkSite } from './site/pages.ts';

/**
 * Bad content never builds a bad page: a build stops before its first page with every finding of content/, and fails
 * after its last with every finding of the built site. Development shows the findings and goes on.
 */
export function verify(): AstroIntegration {
  let site = { origin: '', base: '/' };
  let counts = '';
  return {
    name: 'verify',
    hooks: {
      'astro:config:setup': async ({ command }) => {
        if (command !== 'build' && command !== 'dev') return;
        // Git takes its time, which it has while the rest begins.
        void getHistory(process.cwd());
        const content = command === 'build' ? getBuilt(process.cwd()) : readContent(process.cwd());
        const findings: Finding[] = [];
        for await (const found of checkAll(content)) {
          findings.push(...found);
          // The bundler's threads, which may ask for something meanwhile, are answered.
          await setImmediate();
        }
        report(findings, 'content/', command === 'build');
        counts = printCounts(content);
      },
      'astro:config:done': ({ config }) => {
        site = { origin: new URL(config.site ?? 'http://localhost').origin, base: config.base };
      },
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = globSync('**/*.html', { cwd: folder })
          .map((file) => file.replaceAll('\\', '/'))
          .sort();
        report(checkSite(folder, files, site), 'the built site', true);
        logger.info(`${files.length} pages: every link, anchor and asset leads somewhere.`);
        logger.info(counts);
      },
    },
  };
}

async function* checkAll(content: Content): AsyncGenerator<Finding[]> {
  yield* verifyEach(content, process.cwd());
  yield* checkEachManifest(content);
}

function printCounts({ notes, commands, manifests, diagrams }: Content): string {
  const perLanguage = languages.map(
    (language) => `${notes.filter((note) => note.language === language).length} ${language}`,
  );
  return (
    `${perLanguage.join(' + ')} notes, ` +
    `${commands.length} commands, ${manifests.length} manifests, ${diagrams.length} diagrams.`
  );
}

function report(findings: Finding[], where: string, fatal: boolean) {
  if (findings.length === 0) return;
  console.error(`\n${printFindings(findings)}\n\n${findings.length} to mend in ${where}.`);
  if (fatal) process.exit(1);
}
