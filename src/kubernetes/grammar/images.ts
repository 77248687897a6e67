import { Malformed } from './malformed.ts';

/** An image reference with all that a short name leaves out: `docker.io/library/nginx` and its tag for `nginx:1.30`. */
export interface ImageReference {
  repository: string;
  tag: string | undefined;
  digest: string | undefined;
}

// https://github.com/distribution/reference/blob/v0.6.0/regexp.go
const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const domain = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const reference = new RegExp(
  `^((?:${domain}/)?${component}(?:/${component})*)(?::(\\w[\\w.-]{0,127}))?(?:@(${digest}))?$`,
);

/** Whether a text has the form of a reference, which is all that kubectl asks of an image. */
export const isReference = (text: string): boolean => reference.test(text);

/**
 * Reads an image's reference as the kubelet does before it pulls it (distribution/reference's ParseNormalizedNamed).
 */
export function parseImage(text: string): ImageReference {
  if (/^[a-f0-9]{64}$/.test(text))
    throw new Malformed(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`);
  const [host, rest] = splitHost(text);
  const path = rest.split(':')[0] ?? '';
  if (path !== path.toLowerCase())
    throw new Malformed(`invalid reference format: repository name (${path}) must be lowercase`);
  const found = reference.exec(`${host}/${rest}`);
  if (!found) throw new Malformed('invalid reference format');
  const [, repository = '', tag, digest] = found;
  if (repository.length - host.length - 1 > 255)
    throw new Malformed('repository name must not be more than 255 characters');
  if (digest) checkDigest(digest);
  return { repository, tag, digest };
}

/** Why the kubelet would not pull an image of that name; undefined when it would. */
export function whyNoImage(text: string): string | undefined {
  try {
    parseImage(text);
    return undefined;
  } catch (error) {
    return `couldn't parse image name ${JSON.stringify(text)}: ${(error as Malformed).message}`;
  }
}

/** The registry, and what it has: the first part is a registry when it could be no folder of Docker Hub. */
function splitHost(text: string): [host: string, rest: string] {
  const slash = text.indexOf('/');
  if (slash < 0) return ['docker.io', `library/${text}`];
  const [first, rest] = [text.slice(0, slash), text.slice(slash + 1)];
  const isHost = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
  const host = isHost && first !== 'index.docker.io' ? first : 'docker.io';
  const path = isHost ? rest : text;
  return [host, host === 'docker.io' && !path.includes('/') ? `library/${path}` : path];
}

/** The hexadecimal digits of each algorithm that the kubelet knows. */
const digests: Record<string, number> = { sha256: 64, sha384: 96, sha512: 128 };

function checkDigest(digest: string): void {
  const [algorithm = '', digits = ''] = digest.split(':');
  const length = digests[algorithm];
  if (length === undefined) throw new Malformed('unsupported digest algorithm');
  if (digits.length !== length) throw new Malformed('invalid checksum digest length');
  if (/[A-F]/.test(digits)) throw new Malformed('invalid checksum digest format');
}
