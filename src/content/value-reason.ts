import type { ValueName } from './example-values.ts';

/** Why Kubernetes would refuse a value, in its own words (k8s.io/apimachinery/pkg/util/validation); nothing for one that it takes. */
export function refusal(name: ValueName, value: string): string | undefined {
  if (value === '') return 'Required value';
  if (name === 'port')
    return /^\d{1,5}$/.test(value) && +value > 0 && +value < 65536
      ? undefined
      : 'must be between 1 and 65535, inclusive';
  if (name === 'image')
    return image.test(value) ? undefined : `couldn't parse image name "${value}": invalid reference format`;
  if (value.length > 63) return 'must be no more than 63 bytes';
  return label.test(value)
    ? undefined
    : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
}

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
// github.com/distribution/reference: [domain[:port]/]path[:tag][@digest], the path in small letters.
const part = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const host = '[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::\\d+)?';
const image = new RegExp(
  `^(?:${host}/)?${part}(?:/${part})*(?::\\w[\\w.-]{0,127})?(?:@[a-zA-Z][\\w+.-]*:[0-9a-fA-F]{32,})?$`,
);
