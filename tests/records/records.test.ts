import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConservationError, type Part } from '../../src/index.ts';
import { fromText } from '../../src/lines/text.ts';
import { accountFor, close } from '../../src/records/account.ts';
import { identify } from '../../src/records/assemble.ts';
import { FirstCopies } from '../../src/records/dedupe.ts';

test('an id is the start of SHA-256 over title, date and paragraphs, folded', () => {
  const expected = createHash('sha256')
    .update('a title\u001f2011-05-25\u001fone two\u001ffi')
    .digest('hex')
    .slice(0, 16);
  expect(identify(' A  Title', '2011-05-25', ['One\u00a0 two', 'ﬁ'])).toBe(expected);
});

test('the table of first copies finds every copy and stays within 24 bytes a record', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 5000n }), { maxLength: 9000 }), (numbers) => {
      const copies = new FirstCopies();
      const first = new Map<string, number>();
      numbers.forEach((number, index) => {
        const id = createHash('sha256').update(String(number)).digest('hex').slice(0, 16);
        const seen = first.get(id);
        expect(copies.add(id, { file: 7, index })).toEqual(
          seen === undefined ? null : { file: 7, index: seen },
        );
        if (seen === undefined) first.set(id, index);
      });
      if (first.size > 1024) expect(copies.bytes / first.size).toBeLessThanOrEqual(24);
    }),
    { numRuns: 20 },
  );
});

const page = fromText({ file: 'a.txt', site: '', text: 'one two\nthree', firstLine: 5 });
const part = (line: number, range: Part['range']): Part => ({
  line,
  range,
  fate: 'body',
  reason: { rule: 'in-body', evidence: {} },
});
const verdicts = [null, null];

test('an account that closes', () => {
  const entries = accountFor(
    page,
    verdicts,
    [{ lines: [0, 1], delimiter: null, slots: [], reason: { rule: '', evidence: {} } }],
    [[part(0, [0, 3]), part(0, [4, 7])]],
    null,
  );
  expect(() => close(page, entries)).not.toThrow();
  expect(entries.at(-1)?.part).toMatchObject({
    line: 1,
    fate: 'page-chrome',
    reason: { rule: 'outside-records' },
  });
});

test.each([
  ['a lost line', [part(0, null)], 'a.txt:6: the line is lost'],
  ['a lost part', [part(0, [0, 3]), part(1, null)], 'a.txt:5: the line lost a part'],
  ['a lost start', [part(0, [4, 7]), part(1, null)], 'a.txt:5: the line lost a part'],
  ['a doubled line', [part(0, null), part(0, null), part(1, null)], 'a.txt:5: the line is held twice'],
  [
    'a line too many',
    [part(0, null), part(1, null), part(2, null)],
    'a.txt: the account holds lines that the page has not',
  ],
])('%s is an error of its own', (_, parts, message) => {
  const entries = parts.map((held) => ({ part: held, record: 0 }));
  expect(() => close(page, entries)).toThrow(ConservationError);
  expect(() => close(page, entries)).toThrow(message);
});
