// Days of the calendar: which there are, and what two digits of a year or a year of another calendar mean.

import type { ShortOrder } from '../types.ts';

export interface Ymd {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A date that the calendar has, from 1900 to 2100; null for any other. */
export function valid(date: Ymd): Ymd | null {
  const { year, month, day } = date;
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2100) return null;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? date : null;
}

/** "2013-01-05" */
export const iso = ({ year, month, day }: Ymd): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Converts a day of the Persian calendar; the 33-year rule, right for 1178 to 1633 AP. */
export function fromJalali(year: number, month: number, day: number): Ymd | null {
  if (year < 1178 || year > 1633 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  // Days since 1 Farvardin 1 AP; leap years of the 33-year cycle lie at 1, 5, 9, 13, 17, 22, 26, 30.
  const cycle = Math.floor((year - 1) / 33);
  const within = (year - 1) % 33;
  const leaps = cycle * 8 + [1, 5, 9, 13, 17, 22, 26, 30].filter((y) => y <= within).length;
  const days = (year - 1) * 365 + leaps + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1;
  const date = new Date(Date.UTC(622, 2, 21) + days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Two digits of a year from here on are of the century before. */
const PIVOT = 70;

/** The year that two digits say. */
export const fullYear = (digits: number): number => digits + (digits < PIVOT ? 2000 : 1900);

/** Orders of three times two digits. */
export const SHORT_ORDERS: readonly ShortOrder[] = ['dmy', 'mdy', 'ymd'];

/** The last year that they say. */
const LAST_SHORT = 2040;

/** Three times two digits as a date in an order, or null where they are none. */
export function inShortOrder([a, b, c]: readonly [number, number, number], order: ShortOrder): Ymd | null {
  const [digits, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  const year = fullYear(digits);
  return year > LAST_SHORT ? null : valid({ year, month, day });
}
