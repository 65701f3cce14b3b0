import { emptyInfo, type RawPage, type ReadOptions, readPages, ScrapeCleanError } from '../../src/index.ts';

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface Read {
  readonly pages: readonly RawPage[];
  readonly errors: readonly string[];
  readonly info: ReturnType<typeof emptyInfo>;
}

/** Reads bytes as a file, in chunks of `size`. */
export function read(
  bytes: Uint8Array,
  name = 'file',
  options: ReadOptions = {},
  size: number = bytes.length,
): Read {
  const info = emptyInfo();
  const chunks = function* (): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const found = [...readPages(chunks(), name, 'site', info, options)];
  return {
    pages: found.filter((page): page is RawPage => !(page instanceof ScrapeCleanError)),
    errors: found.flatMap((page) => (page instanceof ScrapeCleanError ? page.message : [])),
    info,
  };
}

export const texts = ({ pages }: Read): string[] => pages.map(({ text }) => text);
