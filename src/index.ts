// The public library: what this file exports is the contract.

export type { Emitter, EmitterOptions, Format } from './emitters/emitter.ts';
export { formats, makeEmitter } from './emitters/index.ts';
export { ConservationError, describe, type ErrorCode, type Place, ScrapeCleanError } from './errors.ts';
export { extract, learn, linesOf, read, understand } from './pipeline.ts';
export { type CountedLine, readProfile, recurringLines, writeProfile } from './profiles/json.ts';
export { emptyProfile, merge, type Overrides, type Profile } from './profiles/profile.ts';
export { type Change, compareRecords, type Difference } from './reports/compare.ts';
export { type Drift, driftOf, Measurement, type Measures } from './reports/drift.ts';
export { explain } from './reports/explain.ts';
export { type LedgerEntry, ledgerOf } from './reports/ledger.ts';
export { type PageView, type Viewed, viewOf, type Wanted } from './reports/view.ts';
export { visible } from './reports/visible.ts';
export { type FileHead, type RunEvent, type RunOptions, viewed, type Warning } from './run/events.ts';
export { runInParallel } from './run/pool.ts';
export type { PoolOptions } from './run/ranges.ts';
export { learnProfile, run } from './run/run.ts';
export { type FindDelimiters, parseDelimiter } from './segments/pattern.ts';
export type { SiteBy } from './sources/apart.ts';
export { type ByteSource, type Spool, spool, standardInput } from './sources/bytes.ts';
export { checkEncoding } from './sources/decode.ts';
export { findInputs, type Input, type InputOptions, type Inputs } from './sources/inputs.ts';
export { emptyInfo, type ReadOptions, readPages, type TextInfo } from './sources/pages.ts';
export { loadReaders } from './sources/parquet.ts';
export type * from './types.ts';
