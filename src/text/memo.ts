// What a function said before: the lines of a site come again, and every stage asks for the same lines of a page.

import type { Page } from '../types.ts';

/** Longer texts hardly come again. */
const LONGEST = 240;
/** Texts that are remembered, at most, so that the memory does not grow with the input; a power of two. */
const PLACES = 1024;
/** Units of a text that tell its place. */
const SAMPLED = 8;

/**
 * A pure function of a text that remembers its last answers. Each text has one place among them, and takes it from the one
 * that was there.
 * @param of must not keep state: an answer may be given again for an equal text
 */
export function remembering<T>(of: (text: string) => T): (text: string) => T {
  const texts = new Array<string | undefined>(PLACES).fill(undefined);
  const answers = new Array<T | undefined>(PLACES).fill(undefined);
  return (text) => {
    if (text.length > LONGEST) return of(text);
    const place = placeOf(text);
    if (texts[place] === text) return answers[place]!;
    const own = detached(text);
    const answer = of(own);
    texts[place] = own;
    answers[place] = answer;
    return answer;
  };
}

// By some of the units, from the last one on: to hash a text as a whole would take longer than to compare it with one other.
function placeOf(text: string): number {
  let hash = text.length;
  const step = Math.ceil(text.length / SAMPLED);
  for (let i = text.length - 1; i >= 0; i -= step) hash = Math.imul(hash ^ text.charCodeAt(i), 0x85ebca6b);
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
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
