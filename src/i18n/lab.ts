import type { Language } from './languages.ts';
import { labEn } from './lab.en.ts';
import { labPtBr, type LabTexts } from './lab.pt-br.ts';

/** The lab's texts alone, for what is sent to the browser. */
export const labTexts: Record<Language, LabTexts> = { 'pt-br': labPtBr, en: labEn };
