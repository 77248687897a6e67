import { Malformed } from './malformed.ts';

/** What a suffix multiplies by: a power of ten, or of two when it ends in i. */
const powers: Record<string, number> = {
  ...{ n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 },
  ...{ Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 },
};

/** Reads `500m`, `64Mi`, `1e3` or `2`, as k8s.io/apimachinery's resource.ParseQuantity does. */
export function parseQuantity(text: string): number {
  const [, number, suffix = ''] = /^([-+]?\d*\.?\d*)([eEinumkKMGTP]*[-+]?\d*)$/.exec(text) ?? [];
  if (number === undefined || text === '')
    throw new Malformed("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  const power = powers[suffix] ?? (/^[eE][-+]?\d+$/.test(suffix) ? Number(suffix.slice(1)) : undefined);
  if (power === undefined) throw new Malformed("unable to parse quantity's suffix");
  // Go takes a number without digits for 0.
  const digits = number.replace(/^([-+]?)(?=\.|$)/, '$10').replace(/\.$/, '');
  const value = suffix.endsWith('i') ? Number(digits) * 2 ** power : roundUp(Number(`${digits}e${power}`));
  // There is no -0.
  return value + 0;
}

/** Nothing is smaller than 1n: what is asked for is asked for. */
function roundUp(value: number): number {
  const nanos = Math.abs(value) * 1e9;
  return nanos > 2 ** 50 || Number.isInteger(nanos) ? value : (Math.sign(value) * Math.ceil(nanos - 1e-6)) / 1e9;
}

/** Adds quantities and prints the sum as Kubernetes does, in the units of the first that is not zero. */
export function printSum(texts: readonly string[]): string {
  const sum = texts.reduce((total, text) => total + parseQuantity(text), 0);
  const isBinary = texts.find((text) => parseQuantity(text) !== 0)?.endsWith('i') ?? false;
  return isBinary ? printBinary(sum) : printDecimal(sum);
}

function printBinary(sum: number): string {
  const units = ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki'];
  const unit = units.find((each) => sum !== 0 && sum % 2 ** (powers[each] ?? 0) === 0);
  return unit ? `${sum / 2 ** (powers[unit] ?? 0)}${unit}` : String(sum);
}

function printDecimal(sum: number): string {
  if (!Number.isInteger(sum)) return `${Math.round(sum * 1000)}m`;
  const unit = ['E', 'P', 'T', 'G', 'M', 'k'].find((each) => sum !== 0 && sum % 10 ** (powers[each] ?? 0) === 0);
  return unit ? `${sum / 10 ** (powers[unit] ?? 0)}${unit}` : String(sum);
}
