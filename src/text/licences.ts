// Notices of a licence or of rights: "This work is licensed under a Creative Commons licence."

import { lexicon } from '../lexicon/index.ts';
import { remembering } from './memo.ts';
import { fold } from './tokens.ts';

/** A longer text that names a licence is about it. */
const LONGEST = 400;

/** Whether a line says under which licence, or with which rights, a text is published. */
export const isLicence: (text: string) => boolean = remembering((text) => {
  if (text.length > LONGEST) return false;
  const folded = fold(text);
  return lexicon.licences.some((phrase) => folded.includes(phrase));
});
