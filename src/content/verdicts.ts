import type { Statement } from './schema.ts';

/** How many statements there are, and how many of each verdict. */
export function countVerdicts(statements: readonly Pick<Statement, 'verdict'>[]) {
  const of = (verdict: Statement['verdict']) => statements.filter((statement) => statement.verdict === verdict).length;
  return { n: statements.length, right: of('right'), imprecise: of('imprecise'), wrong: of('wrong') };
}
