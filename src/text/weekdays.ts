// Names of weekdays.

import { weekdayNames } from '../lexicon/calendar.ts';
import { tokenize } from './tokens.ts';

/** Full and short names, folded; two Latin letters alone ("so", "me") are too often words. */
export const weekdays: ReadonlySet<string> = new Set(
  weekdayNames.filter((name) => name.length > 2 || /[^\p{ASCII}]/u.test(name)),
);

/** The words of all names, also of those that have several: "segunda-feira", "thứ hai". */
const parts: ReadonlySet<string> = new Set(
  [...weekdays].flatMap((name) => tokenize(name).flatMap(({ kind, text }) => (kind === 'word' ? text : []))),
);

/** Whether a text holds nothing but a weekday and signs: "*Saturday,". */
export function isWeekday(text: string): boolean {
  const tokens = tokenize(text);
  return (
    tokens.some((token) => parts.has(token.text)) &&
    tokens.every((token) => token.kind === 'mark' || parts.has(token.text))
  );
}
