const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const decimal: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
};

const form = /^([-+]?[\d.]+(?:[eE][-+]?\d+)?)(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]?)$/;

/** Says whether a text is a quantity. */
export function isQuantity(text: string): boolean {
  return form.test(text);
}

/** Reads `100m`, `64Mi` or `1e3` as a number; 0 for what is missing. */
export function parseQuantity(text: string | undefined): number {
  const found = form.exec(text ?? '');
  if (!found) return 0;
  const unit = found[2] ?? '';
  const factor = unit.endsWith('i') ? 1024 ** binary.indexOf(unit) : (decimal[unit] ?? 1);
  return Number(found[1]) * factor;
}

/** Adds quantities and prints the sum as Kubernetes does, in the units of the first that is not zero. */
export function printSum(texts: string[]): string {
  const sum = texts.reduce((total, text) => total + parseQuantity(text), 0);
  const isBinary = texts.find((text) => parseQuantity(text) !== 0)?.endsWith('i') ?? false;
  return isBinary ? printBinary(sum) : printDecimal(sum);
}

function printBinary(value: number): string {
  let power = 0;
  while (power < binary.length - 1 && value !== 0 && value % 1024 === 0) {
    value /= 1024;
    power++;
  }
  return `${value}${binary[power]}`;
}

function printDecimal(value: number): string {
  if (!Number.isInteger(value)) return `${Math.round(value * 1000)}m`;
  const unit = ['E', 'P', 'T', 'G', 'M', 'k'].find((each) => value !== 0 && value % (decimal[each] ?? 1) === 0);
  return unit ? `${value / (decimal[unit] ?? 1)}${unit}` : String(value);
}
