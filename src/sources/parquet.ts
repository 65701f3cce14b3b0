// Parquet: corpora with a document a row, its text in a column.
//
// The library reads files asynchronously, but what it does with the bytes of a column is synchronous; so the bytes are
// fetched here, a row group at a time, and decoded by its parts. Only loading it is asynchronous: it has no CommonJS form.

import { createRequire } from 'node:module';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { decompress } from 'fzstd';
import type { Compressors, FileMetaData } from 'hyparquet';
import { ScrapeCleanError } from '../errors.ts';
import { fileBytes, type KeptBytes } from './bytes.ts';
import { type DocumentFields, memberOf, OTHER_FIELDS } from './document.ts';
import type { Input } from './inputs.ts';
import { type Found, fetchedAt } from './member.ts';

type Reader = typeof import('hyparquet/src/column.js') &
  typeof import('hyparquet/src/convert.js') &
  typeof import('hyparquet/src/metadata.js') &
  typeof import('hyparquet/src/plan.js') &
  typeof import('hyparquet/src/schema.js') &
  typeof import('hyparquet/src/snappy.js');

const require = createRequire(import.meta.url);
let reader: Reader | null = null;
let loading: Promise<Reader> | null = null;

/** Endings of what may hold a Parquet file; nothing else is opened to look. */
const MAY_HOLD = /\.(?:parquet|pq|zip|tar|tgz)(?:\.\w+)?$/i;

// Lists of inputs that were looked at: who asks again opens none of them again.
const looked = new WeakSet<readonly Input[]>();

/**
 * Loads what the inputs need and a synchronous run cannot load: the reader of Parquet. Without it, `readPages` and `run`
 * refuse such files.
 * @returns whether it is loaded
 */
export async function loadReaders(inputs: readonly Input[]): Promise<boolean> {
  const isNeeded =
    loading !== null ||
    (!looked.has(inputs) &&
      inputs.some(({ path }) => path === null || MAY_HOLD.test(path) || isParquet(path)));
  looked.add(inputs);
  if (isNeeded) await loadReader();
  return reader !== null;
}

/** Loads the reader of Parquet, whatever the inputs are. */
export async function loadReader(): Promise<void> {
  loading ??= loadParts();
  reader = await loading;
}

async function loadParts(): Promise<Reader> {
  const parts = await Promise.all([
    import('hyparquet/src/column.js'),
    import('hyparquet/src/convert.js'),
    import('hyparquet/src/metadata.js'),
    import('hyparquet/src/plan.js'),
    import('hyparquet/src/schema.js'),
    import('hyparquet/src/snappy.js'),
  ]);
  return Object.assign({}, ...parts) as Reader;
}

/** What a Parquet file begins and ends with. */
const MAGIC = 'PAR1';

export const looksLikeParquet = (head: Uint8Array): boolean =>
  Buffer.from(head.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;

function isParquet(path: string): boolean {
  try {
    const bytes = fileBytes(path, path);
    const found = looksLikeParquet(bytes.read(0, MAGIC.length));
    bytes.close();
    return found;
  } catch {
    // Who reads it tells.
    return false;
  }
}

/** The length of the metadata and the magic bytes. */
const TAIL = 8;

/**
 * The documents of a file. A row group that cannot be read is told, and a row without text.
 * @param open keeps the bytes of the file; they are given back in the end
 * @throws ScrapeCleanError `damaged` where the file does not tell what it holds, `unsupported` where it is told but not read
 */
export function* parquetMembers(
  open: () => KeptBytes,
  file: string,
  fields: DocumentFields,
): Generator<Found> {
  if (reader === null)
    throw new ScrapeCleanError(
      'unsupported',
      'is a Parquet file, and their reader is not loaded',
      'in a program, await loadReaders(inputs) before the run',
      { file },
    );
  const bytes = open();
  try {
    const metadata = metadataOf(bytes, file, reader);
    const columns = [fields.text, fields.id, ...OTHER_FIELDS];
    checkColumns(metadata, fields.text, file, reader);
    for (const group of reader.parquetPlan({ metadata, columns, file: NOT_READ }).groups) {
      let rows: Map<string, ArrayLike<unknown>>;
      try {
        rows = columnsOf(group, bytes, metadata, reader);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        const last = group.groupStart + group.groupRows;
        yield damaged(
          file,
          `cannot be read in the rows ${group.groupStart + 1} to ${last} (${error.message}); they were left out`,
        );
        continue;
      }
      for (let i = 0; i < group.groupRows; i++)
        yield memberOf((name) => plain(rows.get(name)?.[i]), fields, file) ??
          damaged(
            file,
            `has no text in the column ${JSON.stringify(fields.text)} of row ${group.groupStart + i + 1}`,
            'give the row a text; --text-field names the column',
          );
    }
  } finally {
    bytes.close();
  }
}

// The plan is made of the metadata alone.
const NOT_READ = { byteLength: 0, slice: (): never => [] as never };

function damaged(file: string, message: string, fix = 'fetch or write the file again'): ScrapeCleanError {
  return new ScrapeCleanError('damaged', message, fix, { file });
}

function metadataOf(bytes: KeptBytes, file: string, { parquetMetadata }: Reader): FileMetaData {
  const tail = Buffer.from(bytes.read(Math.max(0, bytes.length - TAIL), bytes.length));
  if (tail.length < TAIL || tail.toString('latin1', 4) !== MAGIC)
    throw damaged(file, 'begins as a Parquet file and does not end as one: it seems to be cut off');
  const length = tail.readUInt32LE(0) + TAIL;
  try {
    if (length > bytes.length) throw new Error(`${length} bytes`);
    return parquetMetadata(bytes.read(bytes.length - length, bytes.length), { geoparquet: false });
  } catch (error) {
    throw damaged(
      file,
      `has damaged Parquet metadata (${error instanceof Error ? error.message : 'unknown'})`,
    );
  }
}

const CODECS = ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'ZSTD'];

function checkColumns(metadata: FileMetaData, text: string, file: string, { parquetSchema }: Reader): void {
  const columns = parquetSchema(metadata).children.map(({ element }) => element);
  const refused = (message: string, fix: string): never => {
    throw new ScrapeCleanError('unsupported', message, fix, { file });
  };
  if (columns.find(({ name }) => name === text)?.type !== 'BYTE_ARRAY') {
    const names = columns.filter(({ type }) => type === 'BYTE_ARRAY').map(({ name }) => name);
    refused(
      `has no text column ${JSON.stringify(text)}`,
      names.length === 0 ? 'it holds no text' : `name it with --text-field: ${names.join(', ')}`,
    );
  }
  for (const { columns: chunks } of metadata.row_groups)
    for (const { meta_data: chunk } of chunks)
      if (chunk?.path_in_schema[0] === text && !CODECS.includes(chunk.codec))
        refused(`is compressed with ${chunk.codec}, which is not read`, 'write it with zstd or snappy');
}

type Group = ReturnType<Reader['parquetPlan']>['groups'][number];

// Of nested columns the text cannot be one, and the others are not asked for their parts.
function columnsOf(
  group: Group,
  bytes: KeptBytes,
  metadata: FileMetaData,
  { DEFAULT_PARSERS, getTreePath, parquetSchema, readColumn, snappyUncompress }: Reader,
): Map<string, ArrayLike<unknown>> {
  const schema = parquetSchema(metadata);
  const found = new Map<string, ArrayLike<unknown>>();
  for (const { columnMetadata, range } of group.chunks) {
    const { path_in_schema: pathInSchema } = columnMetadata;
    if (pathInSchema.length > 1) continue;
    const schemaPath = getTreePath(schema, pathInSchema);
    const decoder: Parameters<Reader['readColumn']>[2] = {
      ...columnMetadata,
      pathInSchema,
      schemaPath,
      element: schemaPath.at(-1)!.element,
      parsers: DEFAULT_PARSERS,
      compressors: compressorsWith(snappyUncompress),
    };
    const read = bytes.read(range.startByte, range.endByte);
    const view = new DataView(read.buffer, read.byteOffset, read.length);
    const { data } = readColumn({ view, offset: 0 }, group, decoder);
    found.set(
      pathInSchema[0]!,
      data.length === 1 ? data[0]! : data.flatMap((part) => Array.from<unknown>(part)),
    );
  }
  return found;
}

/** Bytes of a page of a column, at most; writers make them of 1 MiB. */
const LONGEST_PAGE: number = 512 << 20;

function compressorsWith(snappy: Reader['snappyUncompress']): Compressors {
  const checked =
    (inflate: (input: Uint8Array, length: number) => Uint8Array) =>
    (input: Uint8Array, length: number): Uint8Array => {
      if (length > LONGEST_PAGE) throw new Error(`a page of ${length} bytes`);
      return inflate(input, length);
    };
  return {
    SNAPPY: checked((input, length) => {
      const output = new Uint8Array(length);
      snappy(input, output);
      return output;
    }),
    GZIP: checked((input, length) => gunzipSync(input, { maxOutputLength: length + 1 })),
    BROTLI: checked((input, length) => brotliDecompressSync(input, { maxOutputLength: length + 1 })),
    ZSTD: checked((input, length) => {
      const fzstd = require('fzstd') as { decompress: typeof decompress };
      return fzstd.decompress(input, new Uint8Array(length));
    }),
  };
}

// Numbers of 64 bits and times become what JSON has for them.
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date) return fetchedAt(value) ?? null;
  return value;
}
