import { isOpen, placeOf, type Call } from './call.ts';
import type { Fault } from './index.ts';

// The grammar of github.com/distribution/reference, which kubectl uses: [domain/]path[:tag][@digest].
const domain =
  '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\\.(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?))*(?::[0-9]+)?';
const path = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const reference = new RegExp(
  `^(?:(?:${domain})/)?${path}(?:/${path})*(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$`,
);

/** Reports the name of an image that no registry could have. */
export function checkImage(image: string, call: Call): Fault[] {
  if (reference.test(image) || isOpen(call, image)) return [];
  return [
    {
      code: 'bad-image',
      message: `${call.path}: "${image}" is no name of an image: write it as [registry/]name[:tag], in small letters.`,
      at: placeOf(call, image),
    },
  ];
}
