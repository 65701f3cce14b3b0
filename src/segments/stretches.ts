// What lies between the delimiters of a page.

import type { Delimiter } from '../types.ts';
import type { Sheet } from './sheet.ts';

/** A page with its delimiters. */
export interface Divided {
  readonly sheet: Sheet;
  readonly delimiters: readonly Delimiter[];
}

/** The lines between two neighbouring delimiters: the rest of one record and the beginning of the next. */
export interface Stretch {
  readonly sheet: Sheet;
  readonly from: number;
  readonly to: number;
}

export function stretchesOf(divided: readonly Divided[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { sheet, delimiters } of divided)
    for (let i = 1; i < delimiters.length; i++)
      stretches.push({ sheet, from: delimiters[i - 1]!.end, to: delimiters[i]!.line });
  return stretches;
}
