import { expect, test } from 'vitest';
import { within } from '../../src/text/ordered.ts';

test('what stands in a range of lines', () => {
  const at = [2, 2, 5, 7].map((line) => ({ line }));
  for (const [range, lines] of [
    [
      [0, 9],
      [2, 2, 5, 7],
    ],
    [
      [2, 7],
      [2, 2, 5],
    ],
    [[3, 5], []],
    [[7, 7], []],
    [[8, 3], []],
  ] as const)
    expect(within(at, range).map(({ line }) => line)).toEqual(lines);
});
