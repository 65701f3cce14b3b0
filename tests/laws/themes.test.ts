// Whatever the theme, the same records: forty random themes of bench/themes, and how much of them must come back.

import { expect, test } from 'vitest';
import { runTheme } from '../../bench/themes/run.mjs';

test('forty random themes in six flatteners come back', () => {
  const results = Array.from({ length: 40 }, (_, number) => runTheme(number, 2));
  const mean = (figure: 'segmentation' | 'perfect'): number =>
    results.reduce((sum, result) => sum + result[figure], 0) / results.length;
  const worst = results
    .filter(({ perfect }) => perfect < 0.5)
    .map(({ number, flattener }) => `${number} ${flattener}`);
  expect(mean('segmentation'), `worst: ${worst.join(', ')}`).toBeGreaterThanOrEqual(0.97);
  expect(mean('perfect'), `worst: ${worst.join(', ')}`).toBeGreaterThanOrEqual(0.92);
});

test('a theme is the same whenever it is drawn', () => {
  const text = (): string[] => runTheme(3, 2).pages.map(({ raw }) => raw.text);
  expect(text()).toEqual(text());
});
