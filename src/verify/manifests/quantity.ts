const units: Record<string, number> = {
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
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number that a quantity like `500m`, `64Mi` or `1e3` stands for; undefined when it is none. */
export function parseQuantity(text: string | number): number | undefined {
  const [, digits, unit, exponent] = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/.exec(String(text)) ?? [];
  if (digits === undefined) return undefined;
  return Number(digits) * (units[unit ?? ''] ?? 1) * 10 ** Number(exponent ?? 0);
}
