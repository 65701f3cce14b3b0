import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyProfile,
  learn,
  learnProfile,
  merge,
  type Overrides,
  type Profile,
  readProfile,
  ScrapeCleanError,
  writeProfile,
} from '../../src/index.ts';
import { openCase, runAll } from '../fixtures.ts';
import { validator } from '../schema.ts';

const site = 'listing--three-pages-of-a-site';

async function learned(name: string, overrides: Partial<Overrides> = {}): Promise<Profile> {
  const profile = emptyProfile(overrides);
  for (const event of learnProfile((await openCase(name)).inputs, profile))
    expect(event.kind).toBe('file-end');
  return profile;
}

const fates = async (overrides: Partial<Overrides>, text: string) => {
  const { inputs } = await openCase(site);
  const { extractions } = runAll(inputs, { profile: await learned(site, overrides) });
  return extractions.flatMap(({ page, entries }) =>
    entries
      .filter(({ part }) => page.text(part.line) === text)
      .map(({ part }) => `${part.fate} ${part.reason.rule}`),
  );
};

describe('a profile', () => {
  test('gives the records of two passes in one', async () => {
    const { inputs } = await openCase(site);
    expect(runAll(inputs, { profile: await learned(site) }).records).toEqual(runAll(inputs).records);
  });

  test('is the same JSON whatever the order of the pages and however they are merged', async () => {
    const { inputs } = await openCase(site);
    const of = (numbers: readonly number[]): Profile => {
      const profile = emptyProfile();
      for (const event of learnProfile(
        numbers.map((number) => inputs[number]!),
        profile,
      ))
        expect(event.kind).toBe('file-end');
      return profile;
    };
    const whole = writeProfile(of([0, 1, 2]));
    expect(writeProfile(of([2, 0, 1]))).toBe(whole);
    expect(writeProfile(merge(of([1]), of([0, 2])))).toBe(whole);
    expect(writeProfile(merge(merge(of([2]), of([1])), of([0])))).toBe(whole);
    expect(writeProfile(merge(emptyProfile(), of([0, 1, 2])))).toBe(whole);
  });

  test('comes back from JSON, which the schema describes and which counts the lines', async () => {
    const profile = await learned(site, { keep: ['Bergen'], chrome: ['Home'], delimiter: '{date}' });
    const json = writeProfile(profile);
    expect(readProfile(json, 'p.json')).toEqual(profile);
    const file = JSON.parse(json) as { lines: unknown[] };
    const valid = validator('profile');
    expect(valid(file), JSON.stringify(valid.errors)).toBe(true);
    expect(file.lines).toContainEqual({ text: 'Skerry Light Trust', pages: 3, times: 12 });
    expect(json).toContain('\n    {"text":"• Home","pages":3,"times":9},\n');
  });

  test('of any text comes back from JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 })), (texts) => {
        const profile = emptyProfile();
        for (const text of texts) learn({ file: '', site: '', text, firstLine: 1 }, profile);
        expect(readProfile(writeProfile(profile), 'p')).toEqual(profile);
      }),
    );
  });
});

describe('what the user says in a profile', () => {
  const text =
    'The ferry to the island will leave half an hour later from the first of June, the harbour office says, because the tide tables have moved.';
  const shareBar = 'FacebookTwitterPinterestEmail';

  test('drops a line wherever it stands', async () => {
    expect(await fates({}, text)).toEqual(['body in-body']);
    expect(await fates({ chrome: [text] }, text)).toEqual(['record-chrome named-in-profile']);
    expect(await fates({ chrome: [`${text} And more`] }, text)).toEqual(['body in-body']);
  });

  test('keeps a line that would be dropped', async () => {
    expect(new Set(await fates({}, shareBar))).toContain('record-chrome beside-delimiter');
    const kept = await fates({ keep: [shareBar] }, shareBar);
    expect(kept.filter((fate) => fate.startsWith('body'))).not.toEqual([]);
    expect(kept).not.toContain('record-chrome beside-delimiter');
  });

  test('a kept line delimits nothing', async () => {
    const { inputs } = await openCase(site);
    const all = runAll(inputs).records.length;
    const profile = await learned(site, { keep: ['May 28, 2011 2 comments'] });
    expect(runAll(inputs, { profile }).records).toHaveLength(all - 1);
  });

  test('is joined when profiles are merged', () => {
    const a = emptyProfile({ chrome: ['b', 'a'], delimiter: '{date}' });
    const b = emptyProfile({ chrome: ['a', 'c'], keep: ['d'] });
    expect(merge(a, b).overrides).toEqual({ chrome: ['a', 'b', 'c'], keep: ['d'], delimiter: '{date}' });
    expect(merge(b, a)).toEqual(merge(a, b));
  });

  test.each([
    [
      { delimiter: '{date}' },
      { delimiter: '{n}' },
      'two profiles name different delimiters ({date} and {n})',
    ],
    [{ chrome: ['x'] }, { keep: ['x'] }, 'the line "x" stands in "chrome" and in "keep"'],
  ] satisfies [Partial<Overrides>, Partial<Overrides>, string][])(
    '%j against %j is an error',
    (a, b, message) => {
      expect(() => merge(emptyProfile(a), emptyProfile(b))).toThrow(message);
    },
  );
});

describe('a file that is no profile', () => {
  test.each([
    ['{', 'is no JSON'],
    ['[]', 'is no profile'],
    ['{"version":2}', 'is no profile of version 1'],
    ['{"version":1,"pages":0,"sample":[],"chrom":[]}', 'has an unknown key "chrom"'],
    ['{"version":1,"pages":-1,"sample":[]}', '"pages" is no count'],
    ['{"version":1,"pages":1,"sample":["a"]}', '"sample" is no list of pages'],
    ['{"version":1,"pages":1,"sample":[],"bound":"a"}', '"bound" is no hash'],
    ['{"version":1,"pages":1,"sample":[],"keep":"a"}', '"keep" is no list of lines'],
    ['{"version":1,"pages":1,"sample":[],"delimiter":3}', '"delimiter" is no pattern'],
    ['{"version":1,"pages":1,"sample":[],"keep":["a"],"chrome":["a"]}', 'in "chrome" and in "keep"'],
  ])('%s', (json, message) => {
    let error: unknown;
    try {
      readProfile(json, 'p.json');
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(ScrapeCleanError);
    expect(error).toMatchObject({ code: 'bad-profile', place: { file: 'p.json' } });
    expect((error as Error).message).toContain(message);
  });

  test('one with no more than it needs is read', () => {
    expect(readProfile('{"version":1,"pages":0,"sample":[]}', 'p')).toEqual(emptyProfile());
  });
});
