// Every flag once: commander, help and the reference in the README are fed from this table.

export interface Flag {
  readonly flags: string;
  readonly says: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** May be given several times. */
  readonly many?: boolean;
  readonly commands: readonly Command[];
}

export type Command = 'extract' | 'explain' | 'check' | 'learn' | 'merge' | 'schema';

const EXTRACTS: readonly Command[] = ['extract', 'explain', 'check'];
const READS: readonly Command[] = [...EXTRACTS, 'learn'];

// The order is that of the help.
export const flags: readonly Flag[] = [
  {
    flags: '-f, --format <format>',
    says: 'output format',
    choices: ['ndjson', 'json', 'csv', 'md'],
    default: 'ndjson',
    commands: ['extract'],
  },
  {
    flags: '-o, --output <file>',
    says: 'write to a file instead of standard output',
    commands: ['extract', 'learn', 'merge'],
  },
  {
    flags: '--out-dir <dir>',
    says: 'a file for each input; with md, for each record',
    commands: ['extract'],
  },
  {
    flags: '-p, --profile <file>',
    says: 'use what was learned before: inputs are read once',
    commands: READS,
  },
  {
    flags: '-d, --delimiter <pattern>',
    says: "delimiter line: '{date} {n} comments', /regex/",
    commands: EXTRACTS,
  },
  { flags: '--include <glob>', says: 'of a directory, only these files', many: true, commands: READS },
  { flags: '--exclude <glob>', says: 'of a directory, not these files', many: true, commands: READS },
  { flags: '--stdin-name <name>', says: 'name of standard input in the records', commands: READS },
  {
    flags: '--encoding <name>',
    says: 'encoding of the inputs, instead of what they show',
    commands: READS,
  },
  { flags: '--text-field <name>', says: 'of JSON lines, Parquet: the text (default: text)', commands: READS },
  { flags: '--id-field <name>', says: 'of JSON lines, Parquet: the name (default: id)', commands: READS },
  {
    flags: '--site-by <what>',
    says: 'what makes a site',
    choices: ['auto', 'folder', 'none'],
    default: 'auto',
    commands: EXTRACTS,
  },
  { flags: '--dedupe', says: 'leave out records that were seen before', commands: ['extract', 'check'] },
  { flags: '--ledger <file>', says: 'write what became of every line (NDJSON)', commands: ['extract'] },
  { flags: '--rejects <file>', says: 'write the lines that were dropped', commands: ['extract'] },
  { flags: '--excel', says: 'CSV for Excel: BOM, CRLF, no formulas', commands: ['extract'] },
  { flags: '--strict', says: 'exit 1 if there was a warning', commands: READS },
  { flags: '--force', says: 'overwrite existing files', commands: ['extract', 'learn', 'merge'] },
  {
    flags: '--with <input>',
    says: 'further pages of the site to learn from',
    many: true,
    commands: ['explain'],
  },
  { flags: '--against <file>', says: 'records that were kept', commands: ['check'] },
  {
    flags: '--max-drift <share>',
    says: 'with --profile: change that is no drift',
    default: '0.2',
    commands: ['check'],
  },
  {
    flags: '-j, --jobs <n>',
    says: 'workers (default: one a processor, at most 8)',
    commands: ['extract'],
  },
  { flags: '--no-color', says: 'no colours (NO_COLOR does the same)', commands: EXTRACTS },
  { flags: '-q, --quiet', says: 'no summary and no progress', commands: [...READS, 'merge'] },
  { flags: '-v, --verbose', says: 'tell of each file', commands: READS },
  { flags: '--debug', says: 'show stack traces', commands: [...READS, 'merge'] },
];

/** Exit codes; failures win over warnings. */
export const exitCodes = {
  fine: 0,
  warnings: 1,
  differs: 1,
  usage: 2,
  someFailed: 3,
  allFailed: 4,
  fault: 70,
  interrupted: 130,
  terminated: 143,
} as const;
