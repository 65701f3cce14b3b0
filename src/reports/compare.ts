// New records against kept ones: what changed, what is gone, what came.

import { grouped } from '../text/grouped.ts';
import type { ArticleRecord } from '../types.ts';

export interface Change {
  /** A field, or `body[2]` for the third item of a list. */
  readonly field: string;
  /** JSON; null where there is nothing on this side. */
  readonly before: string | null;
  readonly after: string | null;
}

export type Difference =
  | { readonly kind: 'missing' | 'added'; readonly record: ArticleRecord }
  | { readonly kind: 'changed'; readonly record: ArticleRecord; readonly changes: readonly Change[] };

/**
 * Compares records that were kept with new ones.
 *
 * A record is found again by its id, so that one that moved is not taken for another; else by its place, so that one
 * whose text changed is shown as changed.
 *
 * @returns differences in the order of the new records, then what is missing in the order of the kept ones
 */
export function compareRecords(
  kept: readonly ArticleRecord[],
  fresh: readonly ArticleRecord[],
): Difference[] {
  const partners = new Map<ArticleRecord, ArticleRecord>();
  const left = new Set(kept);
  for (const keyOf of [(record: ArticleRecord) => `${record.id} ${placeOf(record)}`, idOf, placeOf]) {
    const open = grouped(left, keyOf);
    for (const record of fresh) {
      const partner = partners.has(record) ? undefined : open.get(keyOf(record))?.shift();
      if (partner === undefined) continue;
      partners.set(record, partner);
      left.delete(partner);
    }
  }
  const differences: Difference[] = [];
  for (const record of fresh) {
    const partner = partners.get(record);
    const changes = partner === undefined ? [] : changesOf(partner, record);
    if (partner === undefined) differences.push({ kind: 'added', record });
    else if (changes.length > 0) differences.push({ kind: 'changed', record, changes });
  }
  return [...differences, ...[...left].map((record) => ({ kind: 'missing' as const, record }))];
}

const idOf = ({ id }: ArticleRecord): string => id;
const placeOf = ({ file, index }: ArticleRecord): string => `${file}#${index}`;

function changesOf(before: ArticleRecord, after: ArticleRecord): Change[] {
  const changes: Change[] = [];
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ArticleRecord>;
  for (const field of fields) {
    const [old, now] = [before[field], after[field]];
    if (JSON.stringify(old) === JSON.stringify(now)) continue;
    if (!Array.isArray(old) || !Array.isArray(now) || field === 'lines') {
      changes.push({ field, before: jsonOf(old), after: jsonOf(now) });
      continue;
    }
    for (let i = 0; i < Math.max(old.length, now.length); i++) {
      const [item, other] = [jsonOf(old[i]), jsonOf(now[i])];
      if (item !== other) changes.push({ field: `${field}[${i}]`, before: item, after: other });
    }
  }
  return changes;
}

const jsonOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
