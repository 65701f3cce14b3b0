// What the parts of a site's records mean that carry no label: its records show it together.

import { type Labelled, leadingLabel } from '../text/labels.ts';
import { range } from '../text/ordered.ts';
import { words } from '../text/words.ts';
import type { Cut, FieldPlan, Layout, Page, Segment } from '../types.ts';
import { readFurniture, readHead, valueLines } from './around.ts';
import { delimiterLabels, openingText } from './delimiter.ts';
import { learnGlued } from './glued.ts';
import { isPerson } from './names.ts';
import { openWithPictures } from './openers.ts';
import { singleTerms } from './terms.ts';

interface Sample {
  readonly page: Page;
  readonly segment: Segment;
  readonly layout: Layout;
}

const samplesOf = (cuts: readonly Cut[], layout: Layout): Sample[] =>
  cuts.flatMap(({ page, layout: own, segments }) =>
    own === layout ? segments.map((segment) => ({ page, segment, layout })) : [],
  );

/** A piece of a delimiter means a person or a category if this share of the records has one: not every record names its author. */
const USUAL = 0.5;
/** Values of authors and categories come again; one value in four may be new. */
const REPEATS = 0.6;
/** Values without a label that may be terms, at least: fewer may be the persons that write. */
const TERMS = 3;
/** Share of the values that must look like names. */
const NAMES = 0.9;

/** What the records of a layout show, on the pages that it divides. */
export function learnFields(cuts: readonly Cut[], layout: Layout): FieldPlan {
  const samples = samplesOf(cuts, layout);
  const labels = labelsOf(samples);
  const glued = learnGlued(labels.flatMap(({ pieces }) => pieces.slice(-1)));
  const pieces = glued === null ? learnPieces(labels) : [];
  const plan: FieldPlan = {
    pieces,
    glued,
    opensText: learnOpening(samples),
    pictured: openWithPictures(samples),
    leads: learnLeads(samples),
    values: learnMeanings(samples, glued === null && !pieces.includes('author')),
    terms: new Set(),
  };
  return { ...plan, terms: learnTerms(samples, plan) };
}

const labelsOf = (samples: readonly Sample[]): Labelled[] =>
  samples.flatMap(({ page, segment, layout }) =>
    segment.delimiter === null ? [] : [delimiterLabels(page, segment.delimiter, layout)],
  );

// "14/09/2014 · Ann · News": the first piece that names someone again and again is the author, the next the category.
function learnPieces(labels: readonly Labelled[]): FieldPlan['pieces'] {
  const authors = labels.filter(({ author }) => author !== null).length;
  const named = 2 * authors > labels.length;
  const meanings: ('author' | 'category' | null)[] = [];
  for (let place = 0; place < 3; place++) {
    const values = labels.flatMap(({ pieces }) => pieces.slice(place, place + 1));
    const distinct = new Set(values.map((value) => words(value).join(' '))).size;
    const isName = values.filter(isNameLike).length >= NAMES * values.length;
    const usual =
      values.length >= USUAL * labels.length &&
      values.length >= 2 &&
      distinct <= Math.max(1, REPEATS * values.length) &&
      isName;
    // Several words of which none is a name of two parts, nor a user's small letters, are terms.
    const areTerms = distinct >= TERMS && values.every((value) => !isPerson(value) && /^\p{Lu}/u.test(value));
    const free = named || areTerms || meanings.includes('author') ? 'category' : 'author';
    meanings.push(usual && distinct > 0 && !(distinct === 1 && free === 'category') ? free : null);
  }
  return meanings;
}

// At most five words, and several only where a capital begins them, if the script has capitals.
function isNameLike(value: string): boolean {
  const count = words(value).length;
  return count <= 5 && !/^\p{Nd}/u.test(value) && !/^\p{Ll}(?:\p{Ll}?$|.*\s)/u.test(value);
}

/** Share of the texts that must hold the end of a sentence: lists of terms never do. */
const SENTENCES = 0.3;

// "May 5, 2010 – And the text of the entry."
function learnOpening(samples: readonly Sample[]): boolean {
  const texts = samples.flatMap(({ page, segment, layout }) =>
    segment.delimiter === null ? [] : (openingText(page, segment.delimiter, layout) ?? []),
  );
  const sentences = texts.filter((text) => /\p{Ll}[.!?…](?:\s|$)|[。！？]/u.test(text)).length;
  return texts.length > 0 && texts.length >= USUAL * samples.length && sentences >= SENTENCES * texts.length;
}

// A block above the title is a picture's text where it says the title again, is new in every record or stands above the label
// of the categories; else a category.
function learnLeads(samples: readonly Sample[]): FieldPlan['leads'] {
  const meanings: ('category' | 'image')[] = [];
  for (let place = 0; place < 4; place++) {
    const texts = samples.flatMap(({ page, segment }) => {
      const leads = segment.slots.filter(({ role }) => role === 'lead').reverse();
      const title = segment.slots.find(({ role }) => role === 'title');
      const lead = leads[place];
      return lead === undefined
        ? []
        : [
            {
              text: page.text(lead.lines[1] - 1),
              title: title === undefined ? '' : page.text(title.lines[0]),
              isLabelled:
                title !== undefined &&
                range(lead.lines[1], title.lines[0]).some(
                  (line) => leadingLabel(page.text(line)) === 'category',
                ),
            },
          ];
    });
    const distinct = new Set(texts.map(({ text }) => text)).size;
    const echoes = texts.filter(
      ({ text, title }) => text === title || /^[^\s]*[_.-][^\s]*$/u.test(text),
    ).length;
    const long = texts.filter(({ text }) => words(text).length >= 4).length;
    meanings.push(
      2 * echoes > texts.length ||
        2 * texts.filter(({ isLabelled }) => isLabelled).length > texts.length ||
        (distinct > 0.9 * texts.length && 2 * long > texts.length && texts.length >= 4)
        ? 'image'
        : 'category',
    );
  }
  return meanings;
}

function learnTerms(samples: readonly Sample[], plan: FieldPlan): ReadonlySet<string> {
  const terms: string[] = [];
  for (const { page, segment, layout } of samples) {
    const furniture = readFurniture(page, segment, layout, plan);
    for (const own of [readHead(page, segment, plan).categories, furniture.categories, furniture.terms])
      if (own.length === 1) terms.push(own[0]!);
  }
  return singleTerms(terms);
}

/** Lines of values on a side that are looked at. */
const MOST_VALUES = 4;
const VALUE_WORDS = 4;

// A line that says nothing but names of persons tells the author, where no label does; what else comes again is a category.
function learnMeanings(samples: readonly Sample[], mayName: boolean): FieldPlan['values'] {
  const all = samples.flatMap(({ page, segment, layout }) =>
    valueLines(page, segment, layout).map((value) => ({ ...value, text: page.text(value.line) })),
  );
  const labelled = samples.filter(
    ({ page, segment, layout }) =>
      readFurniture(page, segment, layout, null).author !== null ||
      (segment.delimiter !== null && delimiterLabels(page, segment.delimiter, layout).author !== null),
  );
  let nameless = mayName && 2 * labelled.length <= samples.length;
  const meaningOf = (texts: readonly string[]): 'author' | 'category' | null => {
    if (texts.length <= USUAL * samples.length || texts.length < 2) return null;
    if (nameless && texts.filter(isPerson).length >= NAMES * texts.length) {
      nameless = false;
      return 'author';
    }
    const isRepeated = new Set(texts).size <= REPEATS * texts.length;
    return isRepeated && texts.every((text) => words(text).length <= VALUE_WORDS) ? 'category' : null;
  };
  const meanings = (side: 'above' | 'below'): ('author' | 'category' | null)[] =>
    Array.from({ length: MOST_VALUES }, (_, index) =>
      meaningOf(all.filter((each) => each.side === side && each.index === index).map(({ text }) => text)),
    );
  return { above: meanings('above'), below: meanings('below') };
}
