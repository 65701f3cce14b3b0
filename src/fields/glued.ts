// A name and a category without anything between them: "8/12/2014Newsadmin", "8/12/2014adminNews", "Ann KeeperNews".

import { accounts } from '../lexicon/accounts.ts';
import type { Glued } from '../types.ts';
import { isPerson } from './names.ts';

/** Share of the records whose pieces must come apart in the same way; the name of an account tells more than a capital. */
const USUAL = 0.8;
const OFTEN = 0.5;
/** Two words of which the second begins with a capital and nothing stands between. */
const CAPITAL = /(?<=\p{Ll})(?=\p{Lu})/u;

/** How the pieces at one place of a site's delimiters come apart into names and categories, or null where they do not. */
export function learnGlued(values: readonly string[]): Glued | null {
  if (values.length < 2) return null;
  const account = accounts.find((name) => endIn(values, name));
  if (account !== undefined) return { account };
  const parts = values.map((value) => value.split(CAPITAL)).filter(({ length }) => length === 2);
  if (parts.length < USUAL * values.length) return null;
  const firsts = new Set(parts.map(([first]) => first!));
  const seconds = new Set(parts.map(([, second]) => second!));
  const [first] = firsts;
  const isName = firsts.size === 1 && (isPerson(first!) || /^\p{Ll}/u.test(first!));
  return isName && seconds.size > 1 ? { account: null } : null;
}

/** Letters of a category that alone tells nothing of the name behind it: "Sysadmin" is a category. */
const LONG = 5;

// Behind at least two categories, or a long one.
function endIn(values: readonly string[], name: string): boolean {
  const before = values.flatMap((value) => categoryBefore(value, name) ?? []);
  return (
    before.length >= OFTEN * values.length &&
    (new Set(before).size > 1 || before.every(({ length }) => length >= LONG))
  );
}

function categoryBefore(value: string, name: string): string | null {
  const category = value.endsWith(name) ? value.slice(0, -name.length) : '';
  return /^\p{Lu}.*\p{L}$/u.test(category) ? category : null;
}

/** The name and the category of a piece, or null where it is neither or one of them. */
export function comeApart(value: string, { account }: Glued): { author: string; category: string } | null {
  if (account !== null) {
    const category = categoryBefore(value, account);
    return category === null ? null : { author: account, category };
  }
  const [author, category, ...more] = value.split(CAPITAL);
  return category === undefined || more.length > 0 ? null : { author: author!, category };
}
