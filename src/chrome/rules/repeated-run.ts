import { isProseAt } from '../../text/blocks.ts';
import { combine } from '../../text/hash.ts';
import type { ChromeRule, Page } from '../../types.ts';

/** Lines in a row that must come again: two could be a share bar and a category. */
const SHORTEST = 3;
// A menu that one page shows twice, for wide and for narrow screens:
//   Home / Articles / About us … Home / Articles / About us
export const repeatedRun: ChromeRule = {
  name: 'repeated-run',
  says: 'The line belongs to a run of at least three short lines that stands twice on the page.',
  *judge(page) {
    const prose = proseBefore(page);
    const runs = new Map<number, number[]>();
    for (let line = 0; line + SHORTEST <= page.count; line++) {
      if (!isRun(prose, line)) continue;
      const key = combine([page.key(line), page.key(line + 1), page.key(line + 2)]);
      const seen = runs.get(key);
      if (seen === undefined) runs.set(key, [line]);
      else seen.push(line);
    }
    for (const places of runs.values()) {
      if (places.length < 2 || isBetween(places, prose)) continue;
      for (const place of places)
        for (let i = 0; i < SHORTEST; i++) yield [place + i, { times: places.length }];
    }
  },
};

// Lines of running text above each line.
function proseBefore(page: Page): Int32Array {
  const before = new Int32Array(page.count + 1);
  for (let line = 0; line < page.count; line++)
    before[line + 1] = before[line]! + (isProseAt(page, line) ? 1 : 0);
  return before;
}

// Prose that comes twice is background of the articles, and stays.
function isRun(prose: Int32Array, line: number): boolean {
  return prose[line + SHORTEST] === prose[line];
}

// Share bars and their like stand behind each of the articles, menus around all of them.
function isBetween(places: readonly number[], prose: Int32Array): boolean {
  const all = prose.at(-1)!;
  const around = places.every((place) => prose[place] === 0 || prose[place] === all);
  const apart = places.slice(1).filter((place, i) => prose[place]! > prose[places[i]!]!).length;
  return !around || (apart > 1 && apart >= 0.75 * (places.length - 1));
}
