import { type Cause, invalid, required } from './causes.ts';

interface Rule {
  pattern: RegExp;
  longest: number;
  words: string;
}

const label: Rule = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  words: `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')`,
};

const subdomain: Rule = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  longest: 253,
  words: `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`,
};

const oldLabel: Rule = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  words: `a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')`,
};

/** Checks `metadata.name` by the rule of its kind. */
export function checkName(kind: string, name: string): Cause[] {
  if (!name) return [required('metadata.name', 'name or generateName is required')];
  return checkText('metadata.name', name, kind === 'Service' ? oldLabel : kind === 'Namespace' ? label : subdomain);
}

export function checkLabelName(field: string, name: string | undefined): Cause[] {
  return name ? checkText(field, name, label) : [required(field)];
}

/** A port's name: at most 15 letters, digits and dashes. */
export function checkPortName(field: string, name: string | undefined): Cause[] {
  if (!name) return [];
  if (name.length > 15) return [invalid(field, name, 'must be no more than 15 characters')];
  if (!/^[-a-z0-9]*$/.test(name))
    return [invalid(field, name, 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')];
  return /[a-z]/.test(name) ? [] : [invalid(field, name, 'must contain at least one letter (a-z)')];
}

const valueWords = `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`;
const keyWords = `name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`;
const part = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

export function checkLabels(field: string, labels: Record<string, string> | undefined): Cause[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => [...checkKey(field, key), ...checkValue(field, value)]);
}

function checkKey(field: string, key: string): Cause[] {
  const name = key.slice(key.indexOf('/') + 1);
  if (name.length > 63) return [invalid(field, key, 'name part must be no more than 63 characters')];
  return part.test(name) ? [] : [invalid(field, key, keyWords)];
}

function checkValue(field: string, value: string): Cause[] {
  if (value.length > 63) return [invalid(field, value, 'must be no more than 63 characters')];
  return value === '' || part.test(value) ? [] : [invalid(field, value, valueWords)];
}

function checkText(field: string, text: string, { pattern, longest, words }: Rule): Cause[] {
  const long = text.length > longest ? [invalid(field, text, `must be no more than ${longest} characters`)] : [];
  return [...long, ...(pattern.test(text) ? [] : [invalid(field, text, words)])];
}
