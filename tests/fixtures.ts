// The cases in test-fixtures, and what the library makes of them.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ArticleRecord,
  type Extraction,
  emptyInfo,
  emptyProfile,
  extract,
  findInputs,
  type Input,
  learn,
  parseDelimiter,
  type RawPage,
  type RunOptions,
  readPages,
  run,
  ScrapeCleanError,
  type Template,
  understand,
  type Warning,
} from '../src/index.ts';

const root: string = fileURLToPath(new URL('../test-fixtures/', import.meta.url));

export const caseNames: readonly string[] = readdirSync(root).sort();

export interface Case {
  readonly name: string;
  readonly folder: string;
  readonly inputs: readonly Input[];
  readonly options: RunOptions;
}

export async function openCase(name: string): Promise<Case> {
  const folder = join(root, name);
  const pages = existsSync(join(folder, 'pages')) ? join(folder, 'pages') : join(folder, 'page.txt');
  const args: string[] = existsSync(join(folder, 'args.json'))
    ? JSON.parse(readFileSync(join(folder, 'args.json'), 'utf8'))
    : [];
  const pattern = args[args.indexOf('--delimiter') + 1];
  const { inputs } = findInputs([pages]);
  return {
    name,
    folder,
    inputs,
    options:
      args.includes('--delimiter') && pattern !== undefined ? { find: await parseDelimiter(pattern) } : {},
  };
}

export interface Told {
  readonly records: readonly ArticleRecord[];
  readonly warnings: readonly Warning[];
  readonly extractions: readonly Extraction[];
}

export function runAll(inputs: readonly Input[], options: RunOptions = {}): Told {
  const records: ArticleRecord[] = [];
  const warnings: Warning[] = [];
  const extractions: Extraction[] = [];
  for (const event of run(inputs, options)) {
    if (event.kind === 'page') {
      records.push(...event.records);
      extractions.push(event.extraction);
    }
    if (event.kind === 'warning') warnings.push(event.warning);
    if (event.kind === 'failure') throw event.error;
  }
  return { records, warnings, extractions };
}

/** Cuts bytes into chunks of a size. */
function* inChunks(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export function pagesOf(bytes: Uint8Array, file: string, size: number = bytes.length): RawPage[] {
  return [...readPages(inChunks(bytes, Math.max(1, size)), file, 'site', emptyInfo())].filter(
    (page): page is RawPage => !(page instanceof ScrapeCleanError),
  );
}

/** Learns from pages and extracts them. */
export function extractPages(
  pages: readonly RawPage[],
  options: Pick<RunOptions, 'find'> = {},
): { template: Template; extractions: Extraction[] } {
  const profile = emptyProfile();
  for (const page of pages) learn(page, profile);
  const template = understand(profile, options);
  const next = new Map<string, number>();
  const extractions = pages.map((page) => {
    const extraction = extract(page, template, next.get(page.file) ?? 0);
    next.set(page.file, (next.get(page.file) ?? 0) + extraction.records.length);
    return extraction;
  });
  return { template, extractions };
}
