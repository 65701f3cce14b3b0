// Where a text says again what another text said.

const SAME: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '\u00a0': ' ',
  '\n': ' ',
};

/** Lower case, straight quotes, plain dashes and spaces; every unit keeps its place. */
export function level(text: string): string {
  // Nearly always the text as a whole keeps its places; a sigma at the end of a word does not.
  const folded = text.toLowerCase();
  if (folded.length === text.length && !/[Σ\ud800-\udfff]/.test(text))
    return folded.replace(/[’‘`´“”„–—‑\u00a0\n]/g, (sign) => SAME[sign]!);
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    const lower = unit.toLowerCase();
    out += SAME[unit] ?? (lower.length === 1 ? lower : unit);
  }
  return out;
}

/** Offsets at which `phrase` stands in `text`; both levelled. */
export function occurrences(text: string, phrase: string): number[] {
  const found: number[] = [];
  if (phrase === '') return found;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) found.push(at);
  return found;
}

/** Length of the longest common subsequence of two rows of words. */
export function commonWords(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++)
      next.push(word === b[j] ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    row = next;
  }
  return row[b.length]!;
}

/**
 * Whether `text` is a variant of `phrase`: it has at least four fifths of the phrase's words in their order, and they
 * are at least half of its own.
 */
export function isVariant(text: readonly string[], phrase: readonly string[]): boolean {
  const shared = commonWords(text, phrase);
  return shared >= 3 && shared >= 0.8 * phrase.length && 2 * shared >= text.length;
}

/** Whether all words of `text` stand in `phrase` in this order. */
export function isSubsequence(text: readonly string[], phrase: readonly string[]): boolean {
  let at = 0;
  for (const word of phrase) if (word === text[at]) at++;
  return at === text.length;
}
