import type { RecordData } from '../../content/schema.ts';
import { fill, getTexts, htmlLang, type Language, type Texts } from '../../i18n/index.ts';
import { interrupted } from '../../record/compare.ts';
import { findVarying } from '../../record/varying.ts';

/** How a command ended, where that is not as it should be; nothing when it is. */
export function sayEnd(
  { exit }: Pick<RecordData, 'exit'>,
  { exit: code, interrupted: stopped }: Texts['output'],
): string | undefined {
  if (exit === 0) return undefined;
  return exit === interrupted ? stopped : fill(code, { code: exit });
}

/** On what and when an output was recorded, and what in it (ages, names, addresses) will differ on another cluster. */
export function sayRecorded({ day = '', on, run, stdout, stderr }: RecordData, language: Language): string {
  const { output: texts } = getTexts(language);
  const programs = ['helm', 'docker'].filter((name) => new RegExp(`\\b${name}\\b`).test(run));
  const versions = ['kubernetes', 'kind', ...parts, ...programs].flatMap((name) =>
    on[name] ? [`${names[name] ?? name} ${on[name]}`] : [],
  );
  const where = fill(on['kind'] ? texts.onKind : texts.onCluster, {
    day: sayDay(day, language),
    versions: versions.join(', '),
  });
  const varying = findVarying(stdout + stderr).map((kind) => texts.varying[kind]);
  return varying.length === 0
    ? where
    : `${where} ${fill(texts.varies, { what: new Intl.ListFormat(htmlLang[language]).format(varying) })}`;
}

/** What a note's states may have added to the cluster. */
const parts = ['metrics-server', 'keda', 'gateway-api'];
const names: Record<string, string> = {
  kubernetes: 'Kubernetes',
  docker: 'Docker',
  helm: 'Helm',
  keda: 'KEDA',
  'gateway-api': 'Gateway API',
};

/** `30/11/2026`, `November 30, 2026`. */
export const sayDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(htmlLang[language], {
    dateStyle: language === 'en' ? 'long' : 'short',
    timeZone: 'UTC',
  }).format(new Date(day));
