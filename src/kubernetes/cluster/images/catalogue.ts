import { type ImageReference, parseImage, whyNoImage } from '../../grammar/images.ts';
import { controlPlane } from './control-plane.ts';
import { nginxFiles, runNginx } from './nginx.ts';
import { runRedis } from './redis.ts';
import type { Program } from './program.ts';

/** An image that the simulator can run. */
export interface Image {
  /** `docker.io/library/nginx`: the repository with all that a short name leaves out. */
  repository: string;
  /** The tags that exist. */
  tags: RegExp;
  entrypoint?: string[];
  command?: string[];
  env?: Record<string, string>;
  files?: (tag: string) => Record<string, string>;
  /** Programs beside those of every image. */
  programs?: Record<string, Program>;
  /** Network clients that the image brings; the others are there only after they are installed. */
  clients?: (tag: string) => string[];
  bytes: number;
}

const alpineRelease = (version: string) => ({
  '/etc/alpine-release': `${version}\n`,
  '/etc/os-release':
    'NAME="Alpine Linux"\n' +
    `ID=alpine\nVERSION_ID=${version}\nPRETTY_NAME="Alpine Linux v${version.split('.').slice(0, 2).join('.')}"\n`,
});
const debianRelease = {
  '/etc/os-release':
    'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nNAME="Debian GNU/Linux"\nVERSION_ID="13"\nID=debian\n',
};
const isAlpine = (tag: string) => tag.includes('alpine');
const nginxVersions = [
  'latest|stable|mainline',
  'alpine(-slim)?',
  '(stable|mainline)-alpine',
  String.raw`1(\.(1[4-9]|2\d|3[01])(\.\d{1,2})?)?`,
];
const nginxVariants = [
  String.raw`alpine(3\.\d+)?(-(slim|perl|otel))?`,
  'perl|otel',
  'bookworm(-(perl|otel))?',
  'trixie(-(perl|otel))?',
];

const images: Image[] = [
  {
    repository: 'docker.io/library/nginx',
    tags: new RegExp(`^(${nginxVersions.join('|')})(-(${nginxVariants.join('|')}))?$`),
    entrypoint: ['/docker-entrypoint.sh'],
    command: ['nginx', '-g', 'daemon off;'],
    env: { NGINX_VERSION: '1.30.6' },
    files: (tag) => ({ ...nginxFiles, ...(isAlpine(tag) ? alpineRelease('3.23.4') : debianRelease) }),
    programs: { nginx: runNginx, '/docker-entrypoint.sh': (args, container) => container.run(args) },
    clients: (tag) => (isAlpine(tag) ? ['curl', 'wget', 'nslookup', 'apk'] : ['curl']),
    bytes: 23_000_000,
  },
  {
    repository: 'docker.io/library/alpine',
    tags: /^(latest|edge|3(\.(1\d|2[0-3])(\.\d{1,2})?)?)$/,
    command: ['/bin/sh'],
    files: (tag) => alpineRelease(/^3\.\d+\.\d+$/.test(tag) ? tag : /^3\.\d+$/.test(tag) ? `${tag}.0` : '3.23.4'),
    clients: () => ['wget', 'nslookup', 'apk'],
    bytes: 3_800_000,
  },
  {
    repository: 'docker.io/library/busybox',
    tags: /^(latest|stable|musl|glibc|uclibc|1(\.(2\d|3[0-7])(\.\d)?)?)(-(musl|glibc|uclibc))?$/,
    command: ['sh'],
    clients: () => ['wget', 'nslookup'],
    bytes: 2_200_000,
  },
  {
    repository: 'docker.io/curlimages/curl',
    tags: /^(latest|8\.\d{1,2}\.\d)$/,
    entrypoint: ['/entrypoint.sh'],
    command: ['curl'],
    files: () => alpineRelease('3.22.2'),
    programs: { '/entrypoint.sh': runCurl },
    clients: () => ['curl', 'wget', 'nslookup'],
    bytes: 9_600_000,
  },
  {
    repository: 'docker.io/nicolaka/netshoot',
    tags: /^(latest|v0\.(1[0-4]))$/,
    command: ['zsh'],
    files: () => alpineRelease('3.22.1'),
    programs: { zsh: (_, container) => container.run(['sh']) },
    clients: () => ['curl', 'wget', 'nslookup', 'dig', 'apk'],
    bytes: 207_000_000,
  },
  {
    repository: 'docker.io/library/redis',
    tags: /^(latest|alpine|[678](\.\d{1,2}(\.\d{1,2})?)?)(-(alpine(3\.\d+)?|bookworm|trixie))?$/,
    entrypoint: ['docker-entrypoint.sh'],
    command: ['redis-server'],
    programs: { ...runRedis },
    files: () => alpineRelease('3.22.2'),
    clients: () => ['wget', 'nslookup'],
    bytes: 27_000_000,
  },
  ...controlPlane,
];

/** curlimages/curl's entrypoint puts `curl` before arguments that begin with a dash or name no program. */
function runCurl(args: string[], container: Parameters<Program>[1]): ReturnType<Program> {
  return container.run(args[0] === undefined || container.has(args[0]) ? args : ['curl', ...args]);
}

export interface Found {
  image: Image;
  tag: string;
}

/** Gives the image that a reference names; undefined when the simulator has none such. */
export function findImage(reference: string): Found | undefined {
  const { repository, tag = 'latest' } = read(reference);
  const image = images.find((one) => one.repository === repository);
  return image?.tags.test(tag) ? { image, tag } : undefined;
}

/** Whether it is the tag that does not exist, or the simulator that has no such image. */
export function knowsRepository(reference: string): boolean {
  const { repository } = read(reference);
  return images.some((one) => one.repository === repository);
}

/** `docker.io/library/nginx:1.30`: a reference as containerd writes it out. */
export function printReference(reference: string): string {
  const { repository, tag = 'latest', digest } = read(reference);
  return digest ? `${repository}@${digest}` : `${repository}:${tag}`;
}

/** A name that no image can have stands for nothing that there is. */
const read = (reference: string): ImageReference =>
  whyNoImage(reference) ? { repository: reference, tag: undefined, digest: undefined } : parseImage(reference);
