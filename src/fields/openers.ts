// The text of a picture that a text browser writes right above the text of its record.

import { type Block, blocksOf, blockText, continuesOn } from '../text/blocks.ts';
import { leadingLabel } from '../text/labels.ts';
import { range } from '../text/ordered.ts';
import { closesSentence, hasMoreWords } from '../text/words.ts';
import type { Page, Segment } from '../types.ts';

/** Words of a picture's text, at most. */
const WORDS = 20;
/** Share of the records that must begin so, and of these that must say something of their own. */
const USUAL = 0.5;
const DISTINCT = 0.9;
const LEAST = 4;
/** Share of the breaks of lines in the texts that the width explains. */
const FILLED = 0.8;
/** Share of the texts below that may begin with a small letter. */
const SMALL = 0.2;

/** The blocks of a record's text. */
export const textBlocks = (page: Page, { slots }: Segment): Block[] =>
  slots.filter(({ role }) => role === 'body').flatMap(({ lines }) => blocksOf(page, lines));

/**
 * Where the first lines of a block end that the rest of it does not go on from: the next word would have fitted. Null where
 * there are none, and where they may be the first sentence of a text.
 */
export function openerEnd(page: Page, block: Block | undefined): number | null {
  if (block === undefined || !page.wrapped) return null;
  const [from, to] = block.lines;
  let end = from + 1;
  while (end < to && continuesOn(page, end - 1)) end++;
  if (end === to || page.marker(from) !== null) return null;
  const text = blockText(page, { lines: [from, end] });
  const isSaid = closesSentence(text) || /[,;:]$/u.test(text) || leadingLabel(text) !== null;
  return isSaid || hasMoreWords(text, WORDS) || !/\p{L}/u.test(text) ? null : end;
}

/** Whether most texts of a site begin with such lines, each with its own: few writers do so, but every picture has a text. */
export function openWithPictures(
  samples: readonly { readonly page: Page; readonly segment: Segment }[],
): boolean {
  const texts: (string | null)[] = [];
  let breaks = 0;
  let goingOn = 0;
  let small = 0;
  for (const { page, segment } of samples) {
    const blocks = textBlocks(page, segment);
    const [first, ...others] = blocks;
    if (first === undefined) continue;
    const end = openerEnd(page, first);
    texts.push(end === null ? null : page.text(first.lines[0]));
    if (end !== null && /^\p{Ll}/u.test(page.text(end))) small++;
    for (const [from, to] of [[end ?? first.lines[0], first.lines[1]], ...others.map(({ lines }) => lines)])
      for (const line of range(from!, to! - 1)) {
        breaks++;
        if (continuesOn(page, line)) goingOn++;
      }
  }
  const found = texts.filter((text) => text !== null);
  return (
    found.length >= LEAST &&
    found.length >= USUAL * texts.length &&
    new Set(found).size >= DISTINCT * found.length &&
    // Where lines end anywhere, as at each link, or texts are narrower than the page, the first ones tell nothing.
    small <= SMALL * found.length &&
    breaks >= LEAST &&
    goingOn >= FILLED * breaks
  );
}
