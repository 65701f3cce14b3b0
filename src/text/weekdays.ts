// Names of weekdays.

import { weekdayNames } from '../lexicon/calendar.ts';

/** Full and short names, folded; two Latin letters alone ("so", "me") are too often words. */
export const weekdays: ReadonlySet<string> = new Set(
  weekdayNames.filter((name) => name.length > 2 || /[^\p{ASCII}]/u.test(name)),
);
