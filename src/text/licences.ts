// Notices of a licence or of rights: "This work is licensed under a Creative Commons licence."

import { lexicon } from '../lexicon/index.ts';
import { remembering } from './memo.ts';
import { anyOf } from './phrases.ts';

/** A longer text that names a licence is about it. */
const LONGEST = 400;

const PHRASES = new RegExp(anyOf(lexicon.licences), 'i');

/** Whether a line says under which licence, or with which rights, a text is published. */
export const isLicence: (text: string) => boolean = remembering(
  (text) => text.length <= LONGEST && PHRASES.test(text),
);
