import { checkLabel, checkLabel1035, isPort, notPort, whyNoImage, type NameRule } from '../kubernetes/index.ts';
import { valueOf, type ValueName } from './example-values.ts';

/**
 * Why Kubernetes would refuse a value, or a name that is made of it, in its own words; nothing for one that it takes.
 * The name is that of Services too, some with a suffix, of which the longest is given.
 */
export function refusal(name: ValueName, value: string, suffix = ''): string | undefined {
  if (value === '') return 'Required value';
  if (name === 'port') return /^[1-9]\d{0,4}$/.test(value) && isPort(Number(value)) ? undefined : notPort;
  if (name === 'image') return whyNoImage(value) ?? whyNot(valueOf('container', { image: value }), checkLabel);
  if (name === 'namespace') return checkLabel(value)[0];
  return checkLabel1035(value)[0] ?? whyNot(value + suffix, checkLabel1035);
}

/** Of a name that is made of the value, which the reader has not typed. */
function whyNot(made: string, check: NameRule): string | undefined {
  const [reason] = check(made);
  return reason && `"${made}": ${reason}`;
}
