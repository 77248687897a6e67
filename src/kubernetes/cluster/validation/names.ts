import {
  checkConfigKey,
  checkLabel,
  checkLabelKey,
  checkLabelValue,
  checkPortName as checkPort,
  type NameRule,
  nameRuleOf,
} from '../../grammar/names.ts';
import { type Cause, invalid, required } from './causes.ts';

const by = (rule: NameRule, field: string, text: string): Cause[] =>
  rule(text).map((reason) => invalid(field, text, reason));

/** Checks `metadata.name` by the rule of its kind. */
export function checkName(kind: string, name: string): Cause[] {
  return name
    ? by(nameRuleOf(kind), 'metadata.name', name)
    : [required('metadata.name', 'name or generateName is required')];
}

export function checkLabelName(field: string, name: string | undefined): Cause[] {
  return name ? by(checkLabel, field, name) : [required(field)];
}

export function checkPortName(field: string, name: string | undefined): Cause[] {
  return name ? by(checkPort, field, name) : [];
}

export function checkLabels(field: string, labels: Record<string, string> | undefined): Cause[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => [
    ...by(checkLabelKey, field, key),
    ...by(checkLabelValue, field, value),
  ]);
}

/** Checks the keys of a ConfigMap's or a Secret's data. */
export function checkKeys({ data }: { data?: Record<string, string> }): Cause[] {
  return Object.keys(data ?? {}).flatMap((key) => by(checkConfigKey, `data[${key}]`, key));
}
