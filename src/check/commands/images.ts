import { whyNoImage } from '../../kubernetes/index.ts';
import { isOpen, placeOf, type Call } from './call.ts';
import type { Fault } from './index.ts';

/** Reports the name of an image that no registry could have. */
export function checkImage(image: string, call: Call): Fault[] {
  if (!whyNoImage(image) || isOpen(call, image)) return [];
  return [
    {
      code: 'bad-image',
      message: `${call.path}: "${image}" is no name of an image: write it as [registry/]name[:tag], in small letters.`,
      at: placeOf(call, image),
    },
  ];
}
