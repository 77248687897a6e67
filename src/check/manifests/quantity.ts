import { units } from '../../kubernetes/index.ts';

/** The number that a quantity like `500m`, `64Mi` or `1e3` stands for; undefined when it is none. */
export function parseQuantity(text: string | number): number | undefined {
  const [, digits, unit, exponent] =
    /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/.exec(String(text)) ?? [];
  if (digits === undefined) return undefined;
  return Number(digits) * (units[unit ?? ''] ?? 1) * 10 ** Number(exponent ?? 0);
}
