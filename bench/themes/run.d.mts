/** One theme, read back: the share of records found and of records that are right in title, date and body. */
export function runTheme(
  number: number,
  seed: number,
  rendering?: 'html' | 'blocks',
  options?: { readonly bare?: boolean; readonly rich?: boolean },
): {
  readonly number: number;
  readonly flattener: string;
  readonly segmentation: number;
  readonly perfect: number;
  readonly texts: readonly string[];
};
