import { checkLabel, isPort, notPort, whyNoImage } from '../kubernetes/index.ts';
import type { ValueName } from './example-values.ts';

/** Why Kubernetes would refuse a value, in its own words; nothing for one that it takes. */
export function refusal(name: ValueName, value: string): string | undefined {
  if (value === '') return 'Required value';
  if (name === 'port') return /^\d{1,5}$/.test(value) && isPort(Number(value)) ? undefined : notPort;
  if (name === 'image') return whyNoImage(value);
  return checkLabel(value)[0];
}
