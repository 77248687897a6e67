import { fill } from '../i18n/fill.ts';
import type { LabTexts } from '../i18n/lab.pt-br.ts';
import type { Remarks } from '../kubernetes/index.ts';

/** What the simulator says of its own, in the language of those texts. */
export const remarksIn = (texts: LabTexts): Remarks => ({
  notSimulated: (what) => fill(texts.notSimulated, { what }),
  portForward: (port) => fill(texts.portForward, { port }),
});
