// What holds for every input: made of lines that chrome, records and odd texts are made of, in any order.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Extraction, RawPage, Template } from '../../src/index.ts';
import { emptyProfile, extract, learn, ledgerOf, merge, understand } from '../../src/index.ts';
import { observe } from '../../src/profiles/profile.ts';
import { caseNames, extractPages, openCase, pagesOf, runAll } from '../fixtures.ts';
import { validator } from '../schema.ts';

const PROSE = 'The keeper of the northern light rowed out before dawn and brought in the crew of a schooner';
const LINES = [
  '',
  '',
  '  • Home',
  '  • Stories',
  '© 2001 - 2024 Skerry',
  'FacebookTwitterEmail',
  'January 5, 2013 0 comments',
  'January 4, 2013 2 comments',
  'January 3, 2013 1 comment',
  'Harbour life',
  'Keeper rescues three sailors',
  `${PROSE}.`,
  `${PROSE} Keeper rescues three sailorsoff the reef.`,
  'Keeper rescues three sailors Keeper rescues three sailors',
  'By Anna Holm',
  'Photo: Anna Holm',
  'Older Posts',
  '\u00a0',
  '1. first',
  'سجل العواصف',
  '2018年12月08日 5 comments',
  '\u{1f6a2} ship',
  'a\tb',
  '\u200bPosted on January 2, 2013\u200b',
  '\u2060',
  'Text in 27/11/2013 and 3/27/2014',
];
const dump = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...LINES), weight: 9 },
      { arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }), weight: 1 },
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((lines) => lines.join('\n'));
const page = (text: string, file = 'a.txt'): RawPage => ({ file, site: 'site', text, firstLine: 1 });

describe('conservation', () => {
  test('every unit of every line is in one entry, and cut alt texts go back where they were', () => {
    fc.assert(
      fc.property(fc.array(dump, { minLength: 1, maxLength: 3 }), (texts) => {
        for (const extraction of extractPages(texts.map((text, i) => page(text, `${i}.txt`))).extractions)
          conserved(extraction);
      }),
      { numRuns: 150 },
    );
  });

  test.each(caseNames)('of %s', async (name) => {
    const { inputs, options } = await openCase(name);
    for (const extraction of runAll(inputs, options).extractions) conserved(extraction);
  });

  // Put together again, the parts of each line are the line.
  function conserved({ page: of, entries }: Extraction): void {
    const parts = new Map<number, string[]>();
    for (const { part } of entries) {
      const raw = of.raw(part.line);
      parts.set(part.line, [
        ...(parts.get(part.line) ?? []),
        part.range === null ? raw : raw.slice(...part.range),
      ]);
    }
    const solid = (text: string): string => text.replace(/\s+/gu, '');
    for (let line = 0; line < of.count; line++)
      expect(solid((parts.get(line) ?? []).join(''))).toBe(solid(of.raw(line)));
    expect(parts.size).toBe(of.count);
  }
});

describe('ledger', () => {
  test.each(caseNames)('of %s names every line once and fits its schema', async (name) => {
    const { inputs, options } = await openCase(name);
    const valid = validator('ledger');
    for (const extraction of runAll(inputs, options).extractions) {
      const lines: number[] = [];
      for (const entry of ledgerOf(extraction)) {
        expect(valid(entry), JSON.stringify(valid.errors)).toBe(true);
        for (let line = entry.lines[0]; line <= entry.lines[1]; line++)
          if (lines.at(-1) !== line) lines.push(line);
      }
      const { firstLine, endLine } = extraction.page;
      expect(lines).toEqual(Array.from({ length: endLine - firstLine }, (_, i) => firstLine + i));
    }
  });
});

test('records fit their schema', async () => {
  const valid = validator('record');
  for (const name of caseNames) {
    const { inputs, options } = await openCase(name);
    for (const record of runAll(inputs, options).records)
      expect(valid(record), `${name}: ${JSON.stringify(valid.errors)}`).toBe(true);
  }
});

test('chunking: where bytes are cut changes nothing', () => {
  fc.assert(
    fc.property(dump, fc.integer({ min: 1, max: 7 }), (text, size) => {
      const bytes = new TextEncoder().encode(text);
      if (bytes.length === 0) return;
      expect(pagesOf(bytes, 'a.txt', size)).toEqual(pagesOf(bytes, 'a.txt'));
    }),
    { numRuns: 150 },
  );
});

test('order: the order in which pages are learned changes no record', () => {
  fc.assert(
    fc.property(fc.array(dump, { minLength: 2, maxLength: 4 }), (texts) => {
      const pages = texts.map((text, i) => page(text, `${i}.txt`));
      const read = (list: readonly RawPage[]) =>
        extractPages(list)
          .extractions.flatMap(({ records }) => records)
          .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.index - b.index));
      expect(read([...pages].reverse())).toEqual(read(pages));
    }),
    { numRuns: 80 },
  );
});

test('memory: pages that were cut while their site was learned are told as if they were read anew, wherever they stand', () => {
  const told = (page: RawPage, template: Template) => {
    const extraction = extract(page, template);
    const { records, entries } = extraction;
    return { records, entries, ledger: [...ledgerOf(extraction)], file: extraction.page.file };
  };
  fc.assert(
    fc.property(fc.array(dump, { minLength: 1, maxLength: 5 }), fc.nat({ max: 50 }), (texts, above) => {
      const pages = texts.flatMap((text, i) => [
        { ...page(text, `${i}.txt`), firstLine: 1 + above },
        { ...page(`<p>${text.replaceAll('\n', '</p>\n<p>')}`, `${i}.html`), media: 'html' as const },
      ]);
      const profile = emptyProfile();
      for (const raw of pages) learn(raw, profile);
      const template = understand(profile, { remember: true });
      const anew = understand(profile);
      expect(template.remembered.size).toBeGreaterThan(0);
      for (const raw of [...pages, ...pages]) expect(told(raw, template)).toEqual(told(raw, anew));
      expect(template.remembered.size).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('merge: the profile of two halves is that of the whole', () => {
  fc.assert(
    fc.property(fc.array(dump, { minLength: 2, maxLength: 5 }), fc.nat(), (texts, cut) => {
      const pages = texts.map((text, i) => page(text, `${i}.txt`));
      const profileOf = (list: readonly RawPage[]) => {
        const profile = emptyProfile();
        for (const raw of list) learn(raw, profile);
        return profile;
      };
      const at = cut % pages.length;
      const merged = merge(profileOf(pages.slice(at)), profileOf(pages.slice(0, at)));
      const whole = profileOf(pages);
      expect(merged.sample.map(({ hash }) => hash)).toEqual(whole.sample.map(({ hash }) => hash));
      expect(understand(merged).layouts.map(({ evidence }) => evidence)).toEqual(
        understand(whole).layouts.map(({ evidence }) => evidence),
      );
    }),
    { numRuns: 60 },
  );
});

test('bounded: where the pages are too long for a profile, the ones that are kept depend on no order', () => {
  const texts = Array.from({ length: 17 }, (_, i) => String.fromCharCode(97 + i).repeat((i + 1) << 20));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...texts), { minLength: 2, maxLength: 9 }), (pages) => {
      const profileOf = (list: readonly string[]) => {
        const profile = emptyProfile();
        for (const text of list) observe(profile, text);
        return profile;
      };
      const whole = profileOf(pages);
      expect(profileOf([...pages].reverse())).toEqual(whole);
      const [even, odd] = [0, 1].map((rest) => profileOf(pages.filter((_, i) => i % 2 === rest)));
      expect(merge(even!, odd!)).toEqual(whole);
      const units = whole.sample.reduce((sum, { text }) => sum + text.length, 0);
      expect(whole.sample.length === 1 || units <= 16 << 20).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('no harm: an article without chrome between its delimiters comes through whole', () => {
  const word = fc.constantFrom('tide', 'keeper', 'lamp', 'harbour', 'winter', 'boat', 'rope', 'gull');
  const sentence = fc.array(word, { minLength: 14, maxLength: 25 }).map((words) => `${words.join(' ')}.`);
  fc.assert(
    fc.property(
      fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 8 }),
      (bodies) => {
        const text = bodies
          .map(
            (body, i) =>
              `Harbour ${i % 2}\n\nTitle of number ${i} ${body[0]!.slice(0, 12).trim()}\n\n${body.join('\n\n')}\n\nMay ${28 - i}, 2011 ${i} comments\n`,
          )
          .join('');
        const [extraction] = extractPages([page(text)]).extractions;
        const words = extraction!.records.flatMap(({ body }) => body).join(' ');
        for (const body of bodies)
          for (const paragraph of body) expect(words).toContain(paragraph.slice(0, 20));
      },
    ),
    { numRuns: 40 },
  );
});
