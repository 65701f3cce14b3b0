// What names of persons look like.

/** Two to four words, each with a capital where the script has capitals; a category of one word tells that these are none. */
export function isPerson(text: string): boolean {
  const parts = text.split(/\s+/u);
  return (
    parts.length >= 2 &&
    parts.length <= 4 &&
    parts.every((part) => /^(?:(?:\p{Lu}|\p{Lo})[\p{L}\p{M}.'’-]*|d[aeiou]l?|v[ao]n|de[nr])$/u.test(part)) &&
    !/\p{Lu}{3}/u.test(text)
  );
}
