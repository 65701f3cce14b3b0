import { isProse } from '../../text/words.ts';
import type { ChromeRule, Page } from '../../types.ts';

/** Lines in a row that must come again: two could be a share bar and a category. */
const SHORTEST = 3;
/** A line that stands more often on its page stands between the articles, and so may its neighbours. */
const MOST = 4;

// A menu that one page shows twice, for wide and for narrow screens:
//   Home / Articles / About us … Home / Articles / About us
export const repeatedRun: ChromeRule = {
  name: 'repeated-run',
  says: 'The line belongs to a run of at least three short lines that stands twice on the page.',
  *judge(page) {
    const times = new Map<number, number>();
    for (let line = 0; line < page.count; line++) times.set(page.key(line), (times.get(page.key(line)) ?? 0) + 1);
    const runs = new Map<string, number[]>();
    for (let line = 0; line + SHORTEST <= page.count; line++) {
      if (!isRun(page, line, times)) continue;
      const key = Array.from({ length: SHORTEST }, (_, i) => page.key(line + i)).join();
      const seen = runs.get(key);
      if (seen === undefined) runs.set(key, [line]);
      else seen.push(line);
    }
    for (const places of runs.values()) {
      if (places.length < 2) continue;
      for (const place of places)
        for (let i = 0; i < SHORTEST; i++) yield [place + i, { times: places.length }];
    }
  },
};

// Prose that comes twice is background of the articles, and stays.
function isRun(page: Page, line: number, times: ReadonlyMap<number, number>): boolean {
  for (let i = 0; i < SHORTEST; i++) if ((times.get(page.key(line + i)) ?? 0) > MOST || isProse(page.text(line + i))) return false;
  return true;
}
