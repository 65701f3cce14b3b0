// What was typed becomes what is meant.

import { readFileSync, realpathSync } from 'node:fs';
import {
  checkEncoding,
  type Format,
  findInputs,
  type Input,
  loadReaders,
  type Profile,
  parseDelimiter,
  type RunOptions,
  readProfile,
  ScrapeCleanError,
  type SiteBy,
  type Spool,
  spool,
  standardInput,
} from '../index.ts';

/** Options as commander reads them. */
export interface Typed {
  readonly format?: Format;
  readonly output?: string;
  readonly outDir?: string;
  readonly profile?: string;
  readonly delimiter?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly stdinName?: string;
  readonly encoding?: string;
  readonly textField?: string;
  readonly idField?: string;
  readonly siteBy?: SiteBy;
  readonly dedupe?: boolean;
  readonly ledger?: string;
  readonly rejects?: string;
  readonly excel?: boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
  readonly with?: readonly string[];
  readonly against?: string;
  readonly maxDrift?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly debug?: boolean;
}

export interface Job {
  readonly inputs: readonly Input[];
  readonly failures: readonly ScrapeCleanError[];
  readonly run: RunOptions;
  readonly stdin: Spool | null;
  /** Whether standard input is read as it comes. */
  readonly live: boolean;
  /** Real paths of the inputs. */
  readonly paths: ReadonlySet<string>;
}

/**
 * Finds the inputs, and reads the profile and standard input.
 * @param twice whether the inputs are read twice, whatever is known before
 */
export async function prepare(
  args: readonly string[],
  typed: Typed,
  { twice = typed.profile === undefined || typed.ledger !== undefined }: { readonly twice?: boolean } = {},
): Promise<Job> {
  checkTogether(typed);
  const options = {
    include: typed.include ?? [],
    exclude: typed.exclude ?? [],
    ...(typed.stdinName === undefined ? {} : { stdinName: typed.stdinName }),
  };
  const profile = typed.profile === undefined ? null : openProfile(typed.profile);
  const pattern = typed.delimiter ?? profile?.overrides.delimiter ?? null;
  const find = pattern === null ? null : await parseDelimiter(pattern);
  const { inputs, failures } = findInputs(args, options);
  const others = findInputs(typed.with ?? [], options);
  if (others.failures[0] !== undefined) throw others.failures[0];
  await loadReaders([...inputs, ...others.inputs]);
  const isPiped = inputs.some(({ path }) => path === null);
  const spooled = isPiped && twice ? await spool(process.stdin) : null;
  return {
    inputs,
    failures,
    stdin: spooled,
    live: isPiped && spooled === null,
    paths: new Set(inputs.flatMap(({ path }) => (path === null ? [] : [realpathSync(path)]))),
    run: {
      ...(find === null ? {} : { find }),
      ...(isPiped ? { stdin: spooled ?? standardInput(), live: spooled === null } : {}),
      ...(typed.siteBy === undefined ? {} : { siteBy: typed.siteBy }),
      ...(profile === null ? {} : { profile }),
      ...(typed.encoding === undefined ? {} : { encoding: typed.encoding }),
      fields: {
        ...(typed.textField === undefined ? {} : { text: typed.textField }),
        ...(typed.idField === undefined ? {} : { id: typed.idField }),
      },
      dedupe: typed.dedupe === true,
      digest: typed.ledger !== undefined,
      learnFrom: others.inputs,
    },
  };
}

/** @throws ScrapeCleanError `bad-profile` */
export function openProfile(path: string): Profile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new ScrapeCleanError(
      'bad-profile',
      `cannot be read (${code})`,
      'make it with scrape-clean learn INPUT -o FILE',
      { file: path },
    );
  }
  return readProfile(text, path);
}

// Options that exclude each other.
function checkTogether(typed: Typed): void {
  const usage = (message: string, fix: string): never => {
    throw new ScrapeCleanError('usage', message, fix);
  };
  if (typed.output !== undefined && typed.outDir !== undefined)
    usage('--output and --out-dir exclude each other', 'give one of them');
  if (typed.profile !== undefined && typed.with !== undefined)
    usage('--profile and --with exclude each other', 'add the pages to the profile with scrape-clean learn');
  if (typed.encoding !== undefined) checkEncoding(typed.encoding);
  if (typed.excel === true && typed.format !== 'csv') usage('--excel is for CSV', 'add --format csv');
  const files = [typed.output, typed.ledger, typed.rejects].filter((name) => name !== undefined);
  if (new Set(files).size < files.length)
    usage('--output, --ledger and --rejects name the same file', 'give different names');
}
