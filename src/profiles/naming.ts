// What the user says of lines by name.

import { collapse } from '../text/words.ts';
import type { Naming } from '../types.ts';
import type { Overrides } from './profile.ts';

/** Looks lines up in what the user says. */
export function namingOf({ chrome, keep }: Overrides): Naming {
  const names = new Map<string, 'chrome' | 'keep'>();
  for (const line of chrome) names.set(collapse(line), 'chrome');
  for (const line of keep) names.set(collapse(line), 'keep');
  return names.size === 0 ? () => null : (page, line) => names.get(collapse(page.text(line))) ?? null;
}
