// Dates that can be read in several ways, as the other dates of their site say.

import type { DateHabits, DateMention, NumericOrder, ShortOrder } from '../types.ts';
import { inShortOrder, iso, SHORT_ORDERS, valid } from './days.ts';

/**
 * Reads a date that can be read in several ways as the site's other dates are to be read.
 * @returns ISO day, or null where they do not settle it
 */
export function settle(mention: DateMention, habits: DateHabits | null): string | null {
  const reading = habits?.language == null ? undefined : mention.readings?.[habits.language];
  if (reading !== undefined) return reading;
  if (mention.short !== undefined) {
    const order = habits?.shortOrder ?? null;
    const date = order === null ? null : inShortOrder(mention.short.numbers, order);
    return date === null ? null : iso(date);
  }
  if (mention.open === null || habits === null || habits.order === null) return mention.iso;
  const [first, second, year] = mention.open;
  const date =
    habits.order === 'dmy'
      ? valid({ year, month: second, day: first })
      : valid({ year, month: first, day: second });
  return date === null ? mention.iso : iso(date);
}

/** What the dates of a site say about each other: only those count that can be read in one way, if they agree. */
export function dateHabits(mentions: readonly DateMention[]): DateHabits {
  const [language = null, ...others] = new Set(mentions.flatMap((each) => each.language ?? []));
  const order = numericOrder(mentions);
  return { order, shortOrder: shortOrder(mentions, order), language: others.length === 0 ? language : null };
}

// Of the orders in which all dates can be read, the one in which they go on in one direction, with the fewest years.
function shortOrder(mentions: readonly DateMention[], order: NumericOrder): ShortOrder | null {
  const own = mentions.flatMap(({ short }) => short ?? []);
  const ranked = SHORT_ORDERS.filter((each) => own.every(({ orders }) => orders.includes(each)))
    .map((each) => {
      const days = own.map(({ numbers }) => iso(inShortOrder(numbers, each)!));
      const years = new Set(days.map((day) => day.slice(0, 4))).size;
      return { order: each, turns: turnsIn(days), years };
    })
    .sort((a, b) => a.turns - b.turns || a.years - b.years);
  const [best, next] = ranked;
  if (best === undefined || own.length === 0) return null;
  const isClear = next === undefined || best.turns < next.turns || best.years < next.years;
  return isClear ? best.order : (ranked.find((each) => each.order === order)?.order ?? null);
}

// Steps against the direction of most.
function turnsIn(days: readonly string[]): number {
  let up = 0;
  let down = 0;
  for (let i = 1; i < days.length; i++) {
    if (days[i]! > days[i - 1]!) up++;
    if (days[i]! < days[i - 1]!) down++;
  }
  return Math.min(up, down);
}

function numericOrder(mentions: readonly DateMention[]): NumericOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const { open } of mentions) {
    if (open === null) continue;
    if (open[0] > 12) dayFirst++;
    else if (open[1] > 12) monthFirst++;
  }
  if (dayFirst > 0 && monthFirst === 0) return 'dmy';
  if (monthFirst > 0 && dayFirst === 0) return 'mdy';
  return null;
}
