import { getLightColour } from './colours.ts';

/** The site's mark on 24 by 24: a hexagon that is a page of a notebook, and what is written on it. */
export const page = 'M12 2l8.7 5v10L12 22l-8.7-5V7z';
export const lines = 'M8.5 9.5h7M8.5 12.5h7M8.5 15.5h4';

/** The mark as a picture of its own: attributes of its `<svg>`, and what lies below the mark. */
export function printMark(attributes: string, below = ''): string {
  const pen = `fill="none" stroke="${getLightColour('accent')}" stroke-width="2"`;
  const mark = `<path d="${page}" fill="${getLightColour('sheet')}" stroke-linejoin="round"/><path d="${lines}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes} ${pen}>${below}${mark}</svg>`;
}
