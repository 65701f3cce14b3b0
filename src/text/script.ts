// Languages that their script gives away.

/** Scripts that one living language of the web is written in. Kana stands among Han, so it counts double. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp, share: number])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 0.2],
  ['ko', /\p{Script=Hangul}/gu, 0.5],
  ['th', /\p{Script=Thai}/gu, 0.5],
  ['el', /\p{Script=Greek}/gu, 0.5],
  ['ka', /\p{Script=Georgian}/gu, 0.5],
  ['hy', /\p{Script=Armenian}/gu, 0.5],
];
const LETTER = /\p{L}/gu;

/** The language of a text, if its letters leave only one; else null. */
export function languageOf(text: string): string | null {
  // Latin letters and the signs among them are most of what there is.
  if (!/[\u0370-\u1fff\u2c00-\uffff]/.test(text)) return null;
  const letters = text.match(LETTER)?.length ?? 0;
  for (const [language, script, share] of SCRIPTS)
    if (letters > 0 && (text.match(script)?.length ?? 0) >= share * letters) return language;
  return null;
}
