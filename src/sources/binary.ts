// What is no text: by the first bytes of its format, else by its share of bytes that no text has.

import { latin } from './headers.ts';

/** Formats by their first bytes, as Latin-1. */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  'a PDF document': ['%PDF-'],
  'a PostScript document': ['%!PS-Adobe', '\xc5\xd0\xd3\xc6'],
  'a PNG image': ['\x89PNG'],
  'a JPEG image': ['\xff\xd8\xff'],
  'a GIF image': ['GIF87a', 'GIF89a'],
  'a TIFF image': ['II*\0', 'MM\0*'],
  'an image, a sound or a film': ['RIFF', 'ID3', 'OggS', 'fLaC', '\x1a\x45\xdf\xa3'],
  'a program': ['\x7fELF', 'MZ', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', '\0asm'],
  'a SQLite database': ['SQLite format 3\0'],
  'a document of an office program': ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  'a 7-Zip archive': ['7z\xbc\xaf\x27\x1c'],
  'a RAR archive': ['Rar!\x1a\x07'],
  'a font': ['wOFF', 'wOF2', 'OTTO', '\0\x01\0\0'],
};
/** Bytes at the beginning of a file, among which a format that begins with letters has a NUL. */
const START = 64;
const LETTERS = /^[A-Z\d]+$/i;

/** So many control bytes are strays, unless the file is so short that they are this share of it. */
const FEW = 3;
const MOST_OF_FEW = 0.25;
/** Share of control bytes in a text that was damaged, at most; bytes that are evenly spread have a tenth. */
const STRAY = 0.02;

/**
 * Why bytes are no text in an encoding; null where they are one. A text may hold stray NUL bytes: a flattener or a database
 * wrote some, a disk lost a block.
 */
export function whyBinary(head: Uint8Array, encoding: string): string | null {
  const start = latin(head.subarray(0, START));
  for (const [format, signatures] of Object.entries(SIGNATURES))
    for (const signature of signatures)
      if (start.startsWith(signature) && (!LETTERS.test(signature) || start.includes('\0')))
        return `it is ${format}`;
  if (/^utf-(?:16|32)/.test(encoding) || !head.includes(0)) return null;
  const controls = controlsIn(head);
  if (controls <= FEW ? controls <= MOST_OF_FEW * head.length : controls <= STRAY * head.length) return null;
  return `${controls} of its first ${head.length} bytes are NUL or other control characters`;
}

// All but the spaces, the backspace of terminals, and the escape that changes colours and character sets.
function controlsIn(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte < 8 || (byte > 13 && byte < 32 && byte !== 27)) count++;
  return count;
}
