// The lines above a record's title, and the furniture at its ends: categories, pictures' texts, tags, counters.

import { blockText, wholeText } from '../text/blocks.ts';
import {
  beginsWithMore,
  isBareLabel,
  isMoreLink,
  type Labelled,
  leadingLabel,
  readLabels,
} from '../text/labels.ts';
import { isLicence } from '../text/licences.ts';
import { mentions } from '../text/shape.ts';
import { asciiDigits } from '../text/tokens.ts';
import { collapse, wordCount } from '../text/words.ts';
import type { Fate, FieldPlan, Image, Layout, Page, Part, Range, Reason, Segment, Slot } from '../types.ts';
import { reason, wholeLine } from './values.ts';

/** Beside a title or a delimiter such a line counts comments. */
const BARE_NUMBER = /^\p{Nd}{1,4}$/u;

/** "5 minutes": a number and what it counts. */
const FIGURE = /^\p{Nd}+\s+\p{L}/u;
/** What a flattener left at the ends of a term. */
const EDGES = /^[\s|·•]+|[\s|·•]+$/gu;
/** What stands between values on one line. */
const LIST = /\s*[,،、|•·]\s*|\s\/\s/u;

const NO_LABELS: Labelled = { author: null, categories: [], tags: [], pieces: [], isListed: false };

export interface Around {
  readonly title: string | null;
  readonly categories: readonly string[];
  readonly images: readonly Image[];
  readonly comments: number | null;
  readonly parts: readonly Part[];
}

export function readHead(page: Page, segment: Segment, plan: FieldPlan): Around {
  const parts: Part[] = [];
  const images: Image[] = [];
  const categories: string[] = [];
  let comments: number | null = null;
  const titleSlot = segment.slots.find(({ role }) => role === 'title');
  const title = titleSlot === undefined ? null : textOf(page, titleSlot);
  const leads = segment.slots.filter(({ role }) => role === 'lead');
  leads.forEach((slot, i) => {
    const meaning = plan.leads[leads.length - 1 - i] ?? 'category';
    const [from, to] = slot.lines;
    for (let line = from; line < to; line++) {
      const text = collapse(page.text(line));
      const labels = leadingLabel(text) === null ? NO_LABELS : readLabels(text, []);
      if (BARE_NUMBER.test(text)) {
        comments ??= Number(asciiDigits(text));
        parts.push(wholeLine(line, 'comments', reason('number-beside-title')));
      } else if (!/[\p{L}\p{N}]/u.test(text)) parts.push(wholeLine(line, 'record-chrome', reason('no-word')));
      else if (text === title) parts.push(wholeLine(line, 'title', reason('title-repeated')));
      else if (labels.categories.length + labels.tags.length > 0) {
        categories.push(...labels.categories);
        parts.push(wholeLine(line, 'category', reason('labelled')));
      } else if (meaning === 'image' || line < to - 1) {
        images.push({ alt: text, place: 'featured' });
        parts.push(wholeLine(line, 'image', reason('above-title')));
      } else {
        categories.push(text);
        parts.push(wholeLine(line, 'category', reason('above-title')));
      }
    }
  });
  if (titleSlot !== undefined)
    for (let line = titleSlot.lines[0]; line < titleSlot.lines[1]; line++)
      parts.push(wholeLine(line, 'title', titleSlot.reason));
  return { title, categories, images, comments, parts };
}

const textOf = (page: Page, { lines }: Slot): string => collapse(wholeText(page, lines));

export interface FurnitureValues {
  readonly author: string | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly comments: number | null;
  /** Items of a list that no label introduces. */
  readonly terms: readonly string[];
  readonly parts: readonly Part[];
}

export interface ValueLine {
  readonly line: number;
  readonly side: 'above' | 'below';
  /** From 0, downwards. */
  readonly index: number;
  /** Whether it is known for a value; else it stands among furniture and recurs itself in no way. */
  readonly known: boolean;
}

/** The lines of a record that hold values without a label, in order. */
export function valueLines(page: Page, { slots }: Segment, { furniture }: Layout): ValueLine[] {
  const lines: ValueLine[] = [];
  const counts = { above: 0, below: 0 };
  const text = slots.findIndex(({ role }) => role === 'body');
  for (const [
    i,
    {
      lines: [from, to],
      role,
      reason: { rule },
    },
  ] of slots.entries()) {
    if (role !== 'furniture' || !VALUE_RULES.has(rule)) continue;
    const side = i < text || text < 0 ? 'above' : 'below';
    const known = rule === 'value';
    for (let line = from; line < to; line++) {
      if (!known && (furniture.match(page, line) !== null || saysField(page.text(line)))) continue;
      lines.push({ side, index: counts[side]++, line, known });
    }
  }
  return lines;
}

/** What says nothing of its record. */
const NO_FIELDS = new Set(['reader-comments', 'related-articles', 'named-in-profile']);

const VALUE_RULES = new Set(['value', 'below-text', 'behind-delimiter']);

function saysField(text: string): boolean {
  const { dates, counter } = mentions(text);
  return (
    dates.length > 0 ||
    counter !== null ||
    leadingLabel(text) !== null ||
    isMoreLink(text) ||
    FIGURE.test(text)
  );
}

const isNothingOrMore = (text: string): boolean => text === '' || isMoreLink(text);

/** Lines that recur around the records of the site; what they say under a label is a field, the rest is record chrome. */
export function readFurniture(
  page: Page,
  segment: Segment,
  layout: Layout,
  plan: FieldPlan | null,
): FurnitureValues {
  const found: {
    author: string | null;
    categories: string[];
    tags: string[];
    comments: number | null;
    terms: string[];
    parts: Part[];
  } = { author: null, categories: [], tags: [], comments: null, terms: [], parts: [] };
  const meanings = new Map(
    valueLines(page, segment, layout).map(({ line, side, index, known }) => [
      line,
      plan?.values[side][index] ?? (known ? 'category' : null),
    ]),
  );
  const tell = ([from, to]: Range, fate: Fate, why: Reason): void => {
    for (let line = from; line < to; line++) found.parts.push(wholeLine(line, fate, why));
  };
  const head = segment.slots.find(({ role }) => role === 'title');
  const title = head === undefined ? null : blockText(page, head);
  for (const slot of segment.slots) {
    if (slot.role !== 'furniture') continue;
    if (NO_FIELDS.has(slot.reason.rule)) {
      tell(slot.lines, 'record-chrome', slot.reason);
      continue;
    }
    for (const { lines, text } of statementsOf(page, slot)) {
      const meaning = meanings.get(lines[0]) ?? null;
      if (meaning === 'author') {
        // What punctuation chains to the name is none of it.
        found.author ??= collapse(page.text(lines[0]));
        tell(lines, 'byline', reason('names-of-persons'));
        continue;
      }
      if (isLicence(text)) {
        tell(lines, 'record-chrome', reason('licence'));
        continue;
      }
      // "The lamp is lit by hand" names no author where it is the title once more.
      if (title !== null && text.endsWith(title) && isNothingOrMore(text.slice(0, -title.length))) {
        tell(lines, 'record-chrome', reason('repeats-title'));
        continue;
      }
      const { dates, counter } = mentions(text);
      // "in News" on a line beside the delimiter: in a text the word stands in any sentence.
      const isBeside = slot.reason.rule === 'behind-delimiter' || slot.reason.rule === 'in-head';
      const labels = readLabels(
        text,
        [...dates.map(({ range }) => range), ...(counter === null ? [] : [counter.range])],
        isBeside,
      );
      found.author ??= labels.author;
      found.categories.push(...labels.categories);
      found.tags.push(...labels.tags);
      const bare = BARE_NUMBER.test(text) && slot.reason.rule !== 'below-text';
      found.comments ??= counter?.count ?? (bare ? Number(asciiDigits(text)) : null);
      const isValue = meaning === 'category';
      const isTerm =
        labels.categories.length + labels.tags.length === 0 &&
        labels.author === null &&
        (isValue || page.marker(lines[0]) !== null) &&
        counter === null &&
        dates.length === 0 &&
        (isValue ? !FIGURE.test(text) : wordCount(text) <= 5) &&
        !isMoreLink(text) &&
        !beginsWithMore(text);
      if (isTerm)
        found.terms.push(...(isValue ? collapse(text).split(LIST) : [collapse(text).replace(EDGES, '')]));
      const fate: Fate = isTerm
        ? 'tag'
        : labels.categories.length > 0
          ? 'category'
          : labels.tags.length > 0
            ? 'tag'
            : labels.author !== null
              ? 'byline'
              : counter !== null || bare
                ? 'comments'
                : 'record-chrome';
      tell(lines, fate, slot.reason);
    }
  }
  return found;
}

interface Statement {
  readonly lines: Range;
  readonly text: string;
}

// A label alone on its line goes with the value below it; values that lines of bare punctuation chain belong together.
function statementsOf(page: Page, { lines: [from, to] }: Slot): Statement[] {
  const statements: Statement[] = [];
  for (let line = from; line < to; line++) {
    const text = page.text(line);
    const before = statements.at(-1);
    const isChained =
      before !== undefined &&
      (isBareLabel(before.text) || /[,;،、]$/u.test(before.text) || /^[\p{P}\s]+$/u.test(text));
    if (isChained)
      statements[statements.length - 1] = {
        lines: [before.lines[0], line + 1],
        text: `${before.text} ${text}`,
      };
    else statements.push({ lines: [line, line + 1], text });
  }
  return statements;
}
