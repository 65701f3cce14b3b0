// What a function said before: the lines of a site come again, and every stage asks for the same lines of a page.

import type { Page } from '../types.ts';

/** Longer texts hardly come again. */
const LONGEST = 240;
/** Texts of a generation; two are kept, so the memory does not grow with the input. */
const GENERATION = 256;

/**
 * A pure function of a text that remembers its last answers.
 * @param of must not keep state: an answer may be given again for an equal text
 */
export function remembering<T>(of: (text: string) => T): (text: string) => T {
  let young = new Map<string, { readonly answer: T }>();
  let old = young;
  return (text) => {
    if (text.length > LONGEST) return of(text);
    let known = young.get(text);
    if (known !== undefined) return known.answer;
    known = old.get(text);
    const own = detached(text);
    known ??= { answer: of(own) };
    if (young.size >= GENERATION) {
      old = young;
      young = new Map();
    }
    young.set(own, known);
    return known.answer;
  };
}

/** A function of a page that works once for each, and forgets with it. */
export function oncePerPage<T>(of: (page: Page) => T): (page: Page) => T {
  const answers = new WeakMap<Page, { readonly answer: T }>();
  return (page) => {
    let known = answers.get(page);
    if (known === undefined) {
      known = { answer: of(page) };
      answers.set(page, known);
    }
    return known.answer;
  };
}

// A line is a view of its page, and would keep all of it alive.
const detached = (text: string): string => ` ${text}`.slice(1);
