// One way through a file: its pages, and what is counted as it goes by.

import { createHash } from 'node:crypto';
import { ScrapeCleanError } from '../errors.ts';
import { openingLines, read } from '../pipeline.ts';
import type { Look } from '../sources/apart.ts';
import { readChunks } from '../sources/bytes.ts';
import type { Input } from '../sources/inputs.ts';
import { emptyInfo, readPages } from '../sources/pages.ts';
import type { RawPage } from '../types.ts';
import type { FileHead, RunOptions, Warning } from './events.ts';

/** What reading a file once tells. */
export interface Survey {
  readonly head: FileHead;
  readonly warnings: readonly Warning[];
}

export function surveyed(
  input: Input,
  options: RunOptions,
  see: (page: RawPage) => void,
): Survey | ScrapeCleanError {
  const reading = new Reading(input, options);
  try {
    for (const page of reading.pages()) if (!(page instanceof ScrapeCleanError)) see(page);
    return reading.survey();
  } catch (error) {
    if (error instanceof ScrapeCleanError) return error;
    throw error;
  }
}

/** One way through a file, which counts what goes by. */
export class Reading {
  readonly #input: Input;
  readonly #options: RunOptions;
  readonly #info = emptyInfo();
  readonly #hash: ReturnType<typeof createHash> | null;
  #bytes = 0;

  constructor(input: Input, options: RunOptions) {
    this.#input = input;
    this.#options = options;
    this.#hash = options.digest === true ? createHash('sha256') : null;
  }

  pages(): Generator<RawPage | ScrapeCleanError> {
    // Files that are learned together are one site, whatever their folders; members of a container may have an own one.
    const { name, path } = this.#input;
    return readPages(this.#chunks(), name, '', this.#info, { ...this.#options, path });
  }

  *#chunks(): Generator<Uint8Array> {
    for (const chunk of chunksOf(this.#input, this.#options)) {
      this.#bytes += chunk.length;
      this.#hash?.update(chunk);
      yield chunk;
    }
  }

  survey(): Survey {
    const { name } = this.#input;
    return {
      head: {
        file: name,
        sha256: this.#hash?.digest('hex') ?? null,
        bytes: this.#bytes,
        lines: this.#info.lines,
        encoding: this.#info.encoding,
      },
      warnings: [
        ...(this.#info.truncated === null ? [] : [truncated(name, this.#info.truncated)]),
        ...(this.#info.replaced > 0 ? [undecodable(name, this.#info)] : []),
        ...(this.#info.nuls > 0 ? [withNuls(name, this.#info)] : []),
      ],
    };
  }
}

function truncated(file: string, message: string): Warning {
  return {
    code: 'truncated',
    message: `${message}; what could be read was kept`,
    fix: 'fetch it again',
    file,
  };
}

function undecodable(
  file: string,
  { encoding, replaced, replacedAt }: ReturnType<typeof emptyInfo>,
): Warning {
  return {
    code: 'undecodable',
    message: `${replaced} ${replaced === 1 ? 'place is' : 'places are'} no valid ${encoding.toUpperCase()} and became U+FFFD`,
    fix: 'name the encoding with --encoding, or convert the file to UTF-8 first',
    file,
    line: replacedAt,
  };
}

function withNuls(file: string, { nuls, nulAt }: ReturnType<typeof emptyInfo>): Warning {
  return {
    code: 'nul',
    message: `${nuls === 1 ? '1 character is NUL' : `${nuls} characters are NUL`} and became U+FFFD`,
    fix: 'see whether the file was cut or overwritten there, and fetch it again',
    file,
    line: nulAt,
  };
}

export function lookOf(options: RunOptions): Look {
  return {
    ...options,
    chunksOf: (input) => chunksOf(input, options),
    linesOf: function* (raw) {
      if (raw.media !== 'html') return yield* openingLines(raw.text);
      const page = read(raw);
      for (let line = 0; line < page.count; line++) yield page.text(line);
    },
  };
}

function chunksOf(input: Input, { stdin }: RunOptions): Iterable<Uint8Array> {
  if (input.path !== null) return readChunks(input.path, input.name);
  return stdin?.chunks() ?? [];
}
