/**
 * Everything that is wrong with a name, in the words of k8s.io/apimachinery's util/validation; empty
 * for one that is right.
 */
export type NameRule = (text: string) => string[];

const labelForm = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomainForm = `${labelForm}(\\.${labelForm})*`;
const keyForm = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const configKeyForm = '[-._a-zA-Z0-9]+';

const whole = (form: string) => new RegExp(`^(?:${form})$`);
const [label, subdomain, key, configKey] = [labelForm, subdomainForm, keyForm, configKeyForm].map(whole) as [
  RegExp,
  RegExp,
  RegExp,
  RegExp,
];
const bytes = (text: string) => new TextEncoder().encode(text).length;
const when = (wrong: boolean, reason: string) => (wrong ? [reason] : []);
const mustMatch = (words: string, form: string, ...examples: string[]) =>
  `${words} (e.g. ${examples.map((each) => `'${each}', `).join(' or ')}regex used for validation is '${form}')`;

/** A DNS label of RFC 1123: the name of a namespace, a Service, a container or a volume. */
export const checkLabel: NameRule = (text) => [
  ...when(bytes(text) > 63, 'must be no more than 63 characters'),
  ...when(
    !label.test(text),
    subdomain.test(text)
      ? 'must not contain dots'
      : mustMatch(
          "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', " +
            'and must start and end with an alphanumeric character',
          labelForm,
          'my-name',
          '123-abc',
        ),
  ),
];

/** A DNS subdomain of RFC 1123: the name of most objects. */
export const checkSubdomain: NameRule = (text) => [
  ...when(bytes(text) > 253, 'must be no more than 253 characters'),
  ...when(
    !subdomain.test(text),
    mustMatch(
      'a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, ' +
        "'-' or '.', and must start and end with an alphanumeric character",
      subdomainForm,
      'example.com',
    ),
  ),
];

/** A name that stands in a path as it is: the name of a role. */
const checkPathSegment: NameRule = (text) => [
  ...when(text === '.' || text === '..', `may not be '${text}'`),
  ...['/', '%'].flatMap((each) => when(text.includes(each), `may not contain '${each}'`)),
];

/** Kinds whose names are no subdomains. Services took DNS labels of RFC 1035 until 1.35, which begin with a letter. */
const nameRules: Record<string, NameRule> = {
  Namespace: checkLabel,
  Service: checkLabel,
  Role: checkPathSegment,
  RoleBinding: checkPathSegment,
  ClusterRole: checkPathSegment,
  ClusterRoleBinding: checkPathSegment,
  // 11 characters are added to it to name a Job.
  CronJob: (text) => [...checkSubdomain(text), ...when(bytes(text) > 52, 'must be no more than 52 characters')],
};

/** What is asked of `metadata.name` of a kind. */
export const nameRuleOf = (kind: string): NameRule => nameRules[kind] ?? checkSubdomain;

/** The name of a port, as IANA has it. */
export const checkPortName: NameRule = (text) => [
  ...when(bytes(text) > 15, 'must be no more than 15 characters'),
  ...when(!/^[-a-z0-9]+$/.test(text), 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'),
  ...when(!/[a-z]/.test(text), 'must contain at least one letter (a-z)'),
  ...when(text.includes('--'), 'must not contain consecutive hyphens'),
  ...when(/^-|-$/.test(text), 'must not begin or end with a hyphen'),
];

/** A port's number. */
export const isPort = (number: number): boolean => Number.isInteger(number) && number >= 1 && number <= 65535;
export const notPort = 'must be between 1 and 65535, inclusive';

const keyWords =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

/** The key of a label or, in small letters, of an annotation: a name, with a subdomain and `/` before it or not. */
export const checkLabelKey: NameRule = (text) => {
  const parts = text.split('/');
  const words = mustMatch(keyWords, keyForm, 'MyName', 'my.name', '123-abc');
  if (parts.length > 2)
    return [`a valid label key ${words} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const [prefix, name = ''] = parts.length === 2 ? parts : [undefined, text];
  return [
    ...(prefix === '' ? ['prefix part must be non-empty'] : []),
    ...(prefix ? inBytes(checkSubdomain(prefix)).map((reason) => `prefix part ${reason}`) : []),
    ...when(name === '', 'name part must be non-empty'),
    ...when(bytes(name) > 63, 'name part must be no more than 63 bytes'),
    ...when(!key.test(name), `name part ${words}`),
  ];
};

/** The value of a label, which may be empty. */
export const checkLabelValue: NameRule = (text) => [
  ...when(bytes(text) > 63, 'must be no more than 63 bytes'),
  ...when(
    text !== '' && !key.test(text),
    mustMatch(
      'a valid label must be an empty string or consist of alphanumeric characters, ' +
        "'-', '_' or '.', and must start and end with an alphanumeric character",
      `(${keyForm})?`,
      'MyValue',
      'my_value',
      '12345',
    ),
  ),
];

/** A key of the data of a ConfigMap or Secret. */
export const checkConfigKey: NameRule = (text) => [
  ...when(bytes(text) > 253, 'must be no more than 253 characters'),
  ...when(
    !configKey.test(text),
    mustMatch(
      "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
      configKeyForm,
      'key.name',
      'KEY_NAME',
      'key-name',
    ),
  ),
  ...when(text === '.' || text === '..', `must not be '${text}'`),
  ...when(text.startsWith('..') && text !== '..', "must not start with '..'"),
];

/** The name of an environment variable. */
export const checkVariableName: NameRule = (text) => [
  ...when(text === '', 'environment variable name must be non-empty'),
  ...when(
    /[^\x20-\x3c\x3e-\x7e]/.test(text),
    "a valid environment variable name must consist only of printable ASCII characters other than '='",
  ),
];

/** The prefix of a key is measured by another package than a name, which counts the same in other words. */
const inBytes = (reasons: string[]) => reasons.map((reason) => reason.replace(/characters$/, 'bytes'));
