// A page and the layout of its site become segments, one for each record, and slots, one for each part of a record.

import {
  type Block,
  blocksOf,
  blockText,
  continuesOn,
  hasProse,
  isLong,
  isProseAt,
  piecesOf,
} from '../text/blocks.ts';
import { isFactAt, isForeignFact } from '../text/facts.ts';
import {
  isBareLabel,
  isCommentsHeading,
  isLabelled,
  isMoreLink,
  isRelatedHeading,
  leadingLabel,
} from '../text/labels.ts';
import { range } from '../text/ordered.ts';
import { isArchiveHeading, isDateHeading, mentions } from '../text/shape.ts';
import { fold, tokenize } from '../text/tokens.ts';
import { closesSentence, exceedsWords, hasMoreWords, wordCount } from '../text/words.ts';
import type {
  Delimiter,
  Layout,
  Page,
  Range,
  Reason,
  Segment,
  Slot,
  ValuesBelow,
  Verdict,
} from '../types.ts';
import { recordRange, textRange } from './containers.ts';
import { aboveHead, behindFurniture, openingAt } from './openings.ts';
import { readersEnd } from './readers.ts';
import { type Sheet, wordsBetween } from './sheet.ts';

/** Cuts a page; segments are in order and do not overlap. */
export function segment(sheet: Sheet, layout: Layout): Segment[] {
  const delimiters = layout.find(sheet.page, sheet.verdicts);
  if (delimiters.length === 0) return [];
  const bounds = recordRange(sheet.page, delimiters) ?? [0, sheet.page.count];
  const segments =
    layout.side === 'behind'
      ? cutBehind(sheet, layout, delimiters, bounds)
      : cutAhead(sheet, layout, delimiters, bounds);
  return segments.map((found) => withNamedLines(sheet.page, found, layout));
}

function withNamedLines(page: Page, segment: Segment, layout: Layout): Segment {
  const slots: Slot[] = [];
  for (const slot of segment.slots) slots.push(...withNamed(page, slot, layout));
  return { ...segment, slots };
}

// The user's word counts more than the place: a line that is named is cut out of its slot.
function withNamed(page: Page, slot: Slot, { furniture }: Layout): Slot[] {
  const slots: Slot[] = [];
  let from = slot.lines[0];
  for (let line = slot.lines[0]; line < slot.lines[1]; line++) {
    const name = furniture.named(page, line);
    const role = name === 'chrome' ? 'furniture' : name === 'keep' && slot.role !== 'title' ? 'body' : null;
    if (role === null) continue;
    if (from < line) slots.push({ ...slot, lines: [from, line] });
    slots.push({ lines: [line, line + 1], role, reason: { rule: 'named-in-profile', evidence: {} } });
    from = line + 1;
  }
  return from < slot.lines[1] ? [...slots, { ...slot, lines: [from, slot.lines[1]] }] : slots;
}

const BETWEEN: Reason = { rule: 'between-delimiters', evidence: {} };

// Every record ends with its delimiter.
function cutBehind(
  sheet: Sheet,
  layout: Layout,
  delimiters: readonly Delimiter[],
  [first, last]: Range,
): Segment[] {
  const { page } = sheet;
  const segments: Segment[] = [];
  let start = Math.max(first, firstStart(sheet, layout, delimiters[0]!.line));
  // "By Ann" may end a record or begin the next one: what follows the last delimiter of the page tells.
  const final = delimiters.at(-1)!.end;
  const named = range(final, behindFurniture(page, final, page.count, layout)).some((line) =>
    isByline(page.text(line)),
  );
  for (const [i, delimiter] of delimiters.entries()) {
    const slots = slotsBehind(sheet, layout, start, delimiter.line);
    const until = delimiters[i + 1]?.line ?? page.count;
    const next = behindFurniture(page, delimiter.end, until, layout);
    // What says a field goes with the delimiter; a share bar stands between the records.
    const saysField = range(delimiter.end, next).some(
      (line) =>
        layout.furniture.match(page, line) === null ||
        isBareLabel(page.text(line)) ||
        isLabelled(page.text(line)) ||
        (delimiter.comments === null && isCounter(page.text(line))) ||
        (named && isByline(page.text(line))),
    );
    let readers = delimiter.end;
    while (readers < next && readersEnd(page, readers) === readers + 1) readers++;
    const end = saysField || readers < next ? next : delimiter.end;
    for (const [lines, rule] of [
      [[delimiter.end, readers], 'behind-delimiter'],
      [[readers, next], 'reader-comments'],
    ] as const)
      if (end === next && lines[0] < lines[1])
        slots.push({ lines, role: 'furniture', reason: { rule, evidence: {} } });
    segments.push({ lines: [start, end], delimiter, slots, reason: BETWEEN });
    start = next;
  }
  const rest = last < page.count ? 0 : cutOff(sheet, start);
  if (rest === 0) return segments;
  const slots = slotsBehind(sheet, layout, start, page.count);
  return [
    ...segments,
    {
      lines: [start, page.count],
      delimiter: null,
      slots,
      reason: { rule: 'cut-off', evidence: { prose: rest } },
    },
  ];
}

function slotsBehind(sheet: Sheet, layout: Layout, start: number, end: number): Slot[] {
  if (layout.title.place === 'none') return bodySlots(sheet, layout, start, end);
  const below = titleBelow(sheet, layout, start, end);
  return [...below.slots, ...bodySlots(sheet, layout, below.body, end)];
}

/** Lines that a record may begin above the last line that looks like chrome: a category stands on many pages. */
const BACK = 2;

// Where the first record of a page begins: behind the chrome above it. Where no record of the site begins like that,
// the lines around are tried, the nearest first, for one at which a record would begin as others do.
function firstStart(sheet: Sheet, layout: Layout, end: number): number {
  const { page, verdicts } = sheet;
  let start = 0;
  let text = end;
  for (let line = 0; line < end; line++) {
    if (verdicts[line] != null && layout.furniture.match(page, line) === null) start = line + 1;
    else if (isProseAt(page, line)) {
      text = line;
      break;
    }
  }
  // "Archive for March 2012" heads the page.
  while (start < text && (isArchiveHeading(page.text(start)) || !/[\p{L}\p{N}]/u.test(page.text(start))))
    start++;
  const seen = (line: number): number => layout.openings.get(openingAt(page, line, end)) ?? 0;
  const longer = text - start > layout.longestOpening;
  const behind = Array.from(
    { length: Math.max(0, Math.min(text + 1, end) - start - 1) },
    (_, i) => start + 1 + i,
  );
  if (seen(start) > 0) return start;
  const around = longer
    ? behind
    : Array.from({ length: BACK }, (_, i) => start - 1 - i).filter((line) => line >= 0);
  return around.find((line) => seen(line) > 0) ?? start;
}

// A page that was cut off in the middle of an article ends in text: nothing of the site's foot follows. Lines of text, or 0.
function cutOff({ page, verdicts }: Sheet, start: number): number {
  let prose = 0;
  for (let line = start; line < page.count; line++) {
    if (verdicts[line] != null) return 0;
    if (isProseAt(page, line)) prose++;
  }
  return prose;
}

// Every record begins with its title, above or below its delimiter, or with the delimiter itself.
function cutAhead(sheet: Sheet, layout: Layout, delimiters: readonly Delimiter[], bounds: Range): Segment[] {
  const heads = delimiters.map(({ line }, i) =>
    headAbove(sheet, layout, delimiters[i - 1]?.end ?? null, line),
  );
  return delimiters.map((delimiter, i) => {
    const { start, slots } = heads[i]!;
    const next = heads[i + 1]?.start;
    const end = next ?? Math.max(delimiter.end, Math.min(bounds[1], lastEnd(sheet, layout, delimiter.end)));
    const below =
      layout.title.place === 'below'
        ? titleBelow(sheet, layout, delimiter.end, end)
        : { slots: [], body: delimiter.end };
    return {
      lines: [start, end],
      delimiter,
      slots: [...slots, ...below.slots, ...bodySlots(sheet, layout, below.body, end)],
      reason: BETWEEN,
    };
  });
}

const headBlocks = (page: Page, { apart, furniture }: Layout, lines: Range): Block[] =>
  (apart ? piecesOf : blocksOf)(page, lines, (at) => furniture.match(page, at) !== null);

// The blocks above a delimiter that belong to its record: the title, what stands between, and the leads above it.
function headAbove(
  { page, verdicts }: Sheet,
  layout: Layout,
  previous: number | null,
  line: number,
): { start: number; slots: Slot[] } {
  // Chrome stands above the first record only; between two a title may be on another page's list too.
  const isEdge = (at: number): boolean =>
    previous === null && verdicts[at] != null && layout.furniture.match(page, at) === null;
  let from = line;
  while (from > (previous ?? 0) && !isEdge(from - 1)) from--;
  // The line above a delimiter is its title, wherever else it stands.
  if (from === line && line > (previous ?? 0) && layout.title.place === 'above') from--;
  const blocks = headBlocks(page, layout, [from, line]);
  let columns = layout.title.place === 'above' ? Math.min(layout.title.column, blocks.length) : 0;
  const isLongAt = (column: number): boolean => isLong(page, blocks[blocks.length - column]!);
  // A record that lacks a line below its title: what is longer than titles is the text of the record above.
  while (columns > 1 && isLongAt(columns) && !isLongAt(columns - 1)) columns--;
  let top = Math.max(0, blocks.length - columns - layout.leads);
  // The title once more: a picture's text, or a copy for screen readers.
  if (columns > 0 && top > 0 && sameText(page, blocks[top - 1]!, blocks[blocks.length - columns])) top--;
  const head = blocks.slice(top);
  if (head.length > columns) head[0] = belowText(page, head[0]!);
  const start = aboveHead(page, previous ?? 0, head[0]?.lines[0] ?? line, layout);
  const title = columns === 0 ? head.length : Math.max(0, head.length - columns);
  const slots: Slot[] = [];
  let at = start;
  head.forEach(({ lines: [first, last] }, i) => {
    if (at < first)
      slots.push({ lines: [at, first], role: 'furniture', reason: { rule: 'in-head', evidence: {} } });
    const rule = i === title ? 'above-delimiter' : i < title ? 'above-title' : 'value';
    slots.push({
      lines: [first, last],
      role: i === title ? 'title' : i < title ? 'lead' : 'furniture',
      reason: { rule, evidence: { block: i - title } },
    });
    at = last;
  });
  if (at < line)
    slots.push({ lines: [at, line], role: 'furniture', reason: { rule: 'in-head', evidence: {} } });
  return { start, slots };
}

// The last lines of a block, below the text of another record that ends in it. Where that fills its last line, it seems to go
// on in them. What is long as a whole may be a picture's text.
function belowText(page: Page, block: Block): Block {
  const text = piecesOf(page, block.lines).findLast((piece) => isLong(page, piece));
  if (text === undefined) return block;
  const to = block.lines[1];
  if (text.lines[1] < to) return { lines: [text.lines[1], to] };
  return to - text.lines[0] > 1 && closesSentence(page.text(to - 2)) ? { lines: [to - 1, to] } : block;
}

function sameText(page: Page, a: Block, b: Block | undefined): boolean {
  return b !== undefined && blockText(page, a) === blockText(page, b);
}

/** Blocks of pictures' texts above a title, at most. */
const MOST_PICTURES = 3;

// The blocks down to the title, furniture left out. A record that lacks the block of its category is read by what it has.
function titleBelow(
  { page }: Sheet,
  layout: Layout,
  from: number,
  to: number,
): { slots: Slot[]; body: number } {
  const blocks = headBlocks(page, layout, [from, to]);
  let column = Math.min(layout.title.column - 1, blocks.length - 1);
  // What is longer than titles is the text: the record lacks a line above its title.
  while (column > 0 && isLong(page, blocks[column]!) && !isLong(page, blocks[column - 1]!)) column--;
  // A further category where others have their title.
  const isLead = (at: number): boolean =>
    at >= 0 &&
    at + 1 < blocks.length &&
    layout.valuesLead.has(fold(page.text(blocks[at]!.lines[0]))) &&
    !isLong(page, blocks[at + 1]!);
  while (isLead(column)) column++;
  const { furniture, titleBelowFurniture } = layout;
  const isBelow = (at: number): boolean =>
    blocks[at]!.lines[0] > from && furniture.match(page, blocks[at]!.lines[0] - 1) !== null;
  if (titleBelowFurniture && column >= 0 && !isBelow(column)) {
    const last = Math.min(blocks.length - 1, column + MOST_PICTURES);
    const next = range(column + 1, last + 1).find((at) => isBelow(at) || isLong(page, blocks[at]!));
    if (next !== undefined && !isLong(page, blocks[next]!)) column = next;
  }
  // A picture's text above may say the title before it comes.
  const first = column;
  for (let i = first + 1; i <= first + 2 && i < blocks.length; i++) {
    if (sameText(page, blocks[column]!, blocks[i])) column = i;
    // Below its text it comes again as one in the text.
    else if (isSentence(page, blocks[i]!)) break;
  }
  const slots: Slot[] = [];
  let at = from;
  for (const [
    i,
    {
      lines: [first, last],
    },
  ] of blocks.slice(0, column + 1).entries()) {
    if (at < first)
      slots.push({ lines: [at, first], role: 'furniture', reason: { rule: 'in-head', evidence: {} } });
    const rule = i < column ? 'above-title' : layout.side === 'behind' ? 'title-block' : 'below-delimiter';
    // On a wrapped page a title may take several lines; elsewhere the lines below its first one are text.
    const end = i === column && !page.wrapped ? first + 1 : last;
    slots.push({
      lines: [first, end],
      role: i === column ? 'title' : 'lead',
      reason: { rule, evidence: { block: i } },
    });
    at = end;
  }
  return { slots, body: at };
}

const isSentence = (page: Page, block: Block): boolean =>
  isProseAt(page, block.lines[0]) && closesSentence(blockText(page, block));

/** Lines behind the one that closes a record, at most. */
const MOST_VALUES = 12;

// The last record of a page ends at the line that closes the others, or else at the first chrome behind it.
function lastEnd({ page, verdicts }: Sheet, layout: Layout, from: number): number {
  let closing: number | null = null;
  let text = from;
  while (text < page.count && (layout.furniture.match(page, text) !== null || isValue(page, text))) text++;
  for (let line = text; line < page.count; line++) {
    const kind = layout.furniture.match(page, line);
    if (kind?.closes === true && kind.records >= 0.9 * kind.of) {
      closing = line + 1;
      break;
    }
  }
  if (closing !== null) {
    const isBefore = (line: number): boolean =>
      (layout.furniture.match(page, line)?.place ?? 'after') !== 'after';
    // Values that other records have too; a name may be new.
    const last = Math.min(page.count, closing + MOST_VALUES);
    for (let line = closing; line < last && line <= closing + 1; line++) {
      if (isBefore(line) || (isValueAt(page, line) && layout.valuesBehind.has(fold(page.text(line)))))
        closing = line + 1;
      else if (!isValueAt(page, line)) break;
    }
    return closing;
  }
  // What follows a delimiter is its record's, even where another page ends with the same paragraph.
  const isText = text < page.count && isProseAt(page, text) && !isOnAllPages(verdicts[text]);
  const isHead = (line: number): boolean =>
    (layout.furniture.match(page, line)?.place ?? 'before') !== 'before';
  const least = isText ? text + 1 : (range(from, text).findLast(isHead) ?? from - 1) + 1;
  // A wrapped text is chrome as a whole or not at all.
  const goesOn = (line: number): boolean =>
    line > from && verdicts[line - 1] == null && continuesOn(page, line - 1);
  for (let line = least; line < page.count; line++) {
    if (verdicts[line] != null && layout.furniture.match(page, line) === null && !goesOn(line)) return line;
  }
  return page.count;
}

/** Pages that a line must stand on, if it is to be chrome whatever stands above it. */
const MANY_PAGES = 4;

function isOnAllPages(verdict: Verdict | null | undefined): boolean {
  const { pages = 0, of = 0 } = verdict?.reason.evidence ?? {};
  return of >= MANY_PAGES && pages === of;
}

/** Words that may stand behind a line which closes the text. */
const REST_WORDS = 40;

// The text of a record between the furniture at its ends.
function bodySlots(sheet: Sheet, layout: Layout, from: number, to: number): Slot[] {
  const { page } = sheet;
  const furniture = (line: number): ReturnType<Layout['furniture']['match']> =>
    layout.furniture.match(page, line);
  const hasOther = (line: number): boolean => {
    for (let at = line; at < to; at++) if (furniture(at) === null) return true;
    return false;
  };
  let first = from;
  for (let line = from; line < to && line <= first + 1; line++) {
    // A short line between two of them is a value: a number of comments, a name; but one that is all there is is text.
    const isHead = furniture(line) !== null && (line === first || isValue(page, first));
    if (isHead && (line === first || hasOther(line + 1))) first = line + 1;
  }
  // What stands in the element that holds the texts is text.
  const [textFrom, textTo] = textRange(page, [from, to], layout.textElement) ?? [to, from];
  const values = new Set<number>();
  let above = first;
  for (let line = first; line < textFrom && values.size < layout.valuesAbove.length; line++) {
    if (furniture(line) !== null) continue;
    if (!isValueAbove(page, line)) break;
    // A short line that is all there is may be the text.
    if (!hasOther(line + 1) && !layout.valuesAbove[values.size]!.has(fold(page.text(line)))) break;
    values.add(line);
    above = line + 1;
  }
  if (values.size > 0)
    for (first = above; first < to && furniture(first) !== null && hasOther(first + 1); ) first++;
  // Lines from one down to the end of the record that may be values.
  const { usual } = layout.valuesBelow;
  const isAmongLast = (line: number): boolean =>
    usual > 0 && range(line, to).filter((at) => furniture(at) === null).length <= usual;
  const isTerm = (line: number): boolean =>
    line >= textTo &&
    furniture(line) === null &&
    (areTerms(layout.valuesBelow, page.text(line)) ||
      (!exceedsWords(page.text(line), NEW_VALUE_WORDS) && isAmongLast(line))) &&
    !saysField(page, line) &&
    !isForeignFact(page.text(line)) &&
    isValueAt(page, line);
  const [relatedFrom, relatedTo] = relatedIn(page, first, to) ?? [to, to];
  const isRelated = (line: number): boolean => line >= relatedFrom && line < relatedTo;
  // The last words of a wrapped text may be those of others too.
  const endsSentence = (line: number): boolean =>
    page.wrapped &&
    line > first &&
    page.gap(line) === 0 &&
    closesSentence(page.text(line)) &&
    (continuesOn(page, line - 1) ||
      (isProseAt(page, line - 1) &&
        !closesSentence(page.text(line - 1)) &&
        /^\p{Ll}/u.test(page.text(line))));
  let last = to;
  while (!endsSentence(last - 1)) {
    // A text browser may have wrapped a line that says a field.
    let top = last - 1;
    while (top > first && continuesOn(page, top - 1)) top--;
    const isField =
      top < last - 1
        ? (furniture(top) !== null && saysFieldIn(blockText(page, { lines: [top, last] }))) ||
          range(top, last).every((at) => furniture(at) !== null || isTerm(at))
        : top >= first && (isRelated(top) || furniture(top) !== null || saysField(page, top) || isTerm(top));
    // Furniture right below a full line is no part of it; the end of its sentence is.
    const isBehind =
      !isField && top < last - 1 && furniture(last - 1) !== null && !closesSentence(page.text(last - 1));
    if (isBehind) last--;
    else if (isField) last = top;
    else break;
  }
  // The readers' comments, printed in full below their heading.
  const readers = range(first, to).find(
    (line) =>
      line > first &&
      furniture(line) !== null &&
      isCommentsHeading(page.text(line)) &&
      (line < last || readersEnd(page, line) > line + 1),
  );
  if (readers !== undefined) {
    last = Math.min(last, readers);
    while (last > first && (furniture(last - 1) !== null || saysField(page, last - 1))) last--;
  }
  // Short lines outside of the element that holds the text.
  const end = textRange(page, [first, last], layout.textElement)?.[1];
  if (end !== undefined && end < last && !hasProse(page, end, last)) last = Math.max(first, end);
  // A line that closes the records of the site ends the text, if no more than labels follow it.
  for (let line = first; line < last; line++) {
    if (
      furniture(line)?.closes === true &&
      !endsSentence(line) &&
      wordsBetween(sheet, line + 1, to) <= REST_WORDS &&
      !hasProse(page, line + 1, to)
    )
      last = line;
  }
  const slots = runsOf(from, first, (line) => (values.has(line) ? 'value' : 'behind-delimiter'));
  if (first < last)
    slots.push({ lines: [first, last], role: 'body', reason: { rule: 'in-body', evidence: {} } });
  if (readers === undefined)
    slots.push(
      ...runsOf(last, to, (line) =>
        isRelated(line) ? 'related-articles' : isTerm(line) ? 'value' : 'below-text',
      ),
    );
  if (readers !== undefined) {
    if (last < readers)
      slots.push({ lines: [last, readers], role: 'furniture', reason: { rule: 'below-text', evidence: {} } });
    slots.push({
      lines: [readers, to],
      role: 'furniture',
      reason: { rule: 'reader-comments', evidence: {} },
    });
  }
  return slots;
}

// A list of further articles below the text: its heading and what follows, up to what says a field of the record.
function relatedIn(page: Page, from: number, to: number): Range | null {
  const isText = (at: number): boolean => page.marker(at) === null && isProseAt(page, at);
  for (let line = from + 1; line < to - 1; line++) {
    if (!isRelatedHeading(page.text(line)) || range(line + 1, to).some(isText)) continue;
    let end = line + 1;
    const isListed = page.marker(end) !== null;
    const isFurther = (at: number): boolean =>
      isListed ? page.marker(at) !== null : !saysField(page, at) && leadingLabel(page.text(at)) === null;
    while (end < to && isFurther(end)) end++;
    return end > line + 1 ? [line, end] : null;
  }
  return null;
}

const areTerms = ({ words: known }: ValuesBelow, text: string): boolean =>
  known.size > 0 && partsOf(text).every((part) => known.has(part));

/** The words of a line of values, also of those that run into each other; all numbers are one. */
export const partsOf = (text: string): string[] =>
  tokenize(text)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ kind, text: word }) => (kind === 'number' ? '#' : word));

/** Words of a line that holds a value, or several, at most; and of one that says what no other record does. */
const VALUE_WORDS = 8;
const NEW_VALUE_WORDS = 4;

/** A short line that closes no sentence: what a name, a category, a tag or a list of them looks like. */
export function isValueAt(page: Page, line: number): boolean {
  const text = page.text(line);
  return (
    /\p{L}/u.test(text) &&
    !hasMoreWords(text, VALUE_WORDS) &&
    !/[.!?:,;…。！？؟]$/u.test(text) &&
    !page.heading(line)
  );
}

/** The same above a text, which may begin with the line; a number alone may stand there too: it counts comments. */
export const isValueAbove = (page: Page, line: number): boolean =>
  (isValueAt(page, line) && !continuesOn(page, line)) ||
  (page.marker(line) === null && /^\p{Nd}{1,6}$/u.test(page.text(line)));

// Lines of furniture as slots, by why they are.
function runsOf(from: number, to: number, ruleOf: (line: number) => string): Slot[] {
  const slots: Slot[] = [];
  for (let line = from; line < to; ) {
    const first = line++;
    const rule = ruleOf(first);
    while (line < to && ruleOf(line) === rule) line++;
    slots.push({ lines: [first, line], role: 'furniture', reason: { rule, evidence: {} } });
  }
  return slots;
}

/** Words of a line that says a field, at most. */
const FIELD_WORDS = 25;

// At the end of a record: "Tags: sea, boat", "3 comments", "Read more", a heading of the next day or year.
const saysField = (page: Page, line: number): boolean =>
  !isFactAt(page, line) && saysFieldIn(page.text(line));

function saysFieldIn(text: string): boolean {
  if (hasMoreWords(text, FIELD_WORDS)) return false;
  return isLabelled(text) || isMoreLink(text) || isDateHeading(text) || isCounter(text);
}

const isByline = (text: string): boolean =>
  wordCount(text) <= 12 && leadingLabel(text) === 'author' && !closesSentence(text);

// "3 comments"
const isCounter = (text: string): boolean =>
  wordCount(text) <= 12 && (mentions(text).counter?.count ?? null) !== null && !closesSentence(text);

function isValue(page: Page, line: number): boolean {
  return !hasMoreWords(page.text(line), 4) && !closesSentence(page.text(line)) && !page.heading(line);
}
