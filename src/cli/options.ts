// What was typed becomes what is meant.

import { realpathSync } from 'node:fs';
import {
  type Format,
  findInputs,
  type Input,
  parseDelimiter,
  type RunOptions,
  ScrapeCleanError,
  type SiteBy,
  type Spool,
  spool,
} from '../index.ts';

/** Options as commander reads them. */
export interface Typed {
  readonly format?: Format;
  readonly output?: string;
  readonly outDir?: string;
  readonly delimiter?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly stdinName?: string;
  readonly siteBy?: SiteBy;
  readonly dedupe?: boolean;
  readonly ledger?: string;
  readonly rejects?: string;
  readonly excel?: boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
  readonly with?: readonly string[];
  readonly against?: string;
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
  /** Real paths of the inputs. */
  readonly paths: ReadonlySet<string>;
}

/** Finds the inputs and reads standard input, if it is one of them. */
export async function prepare(args: readonly string[], typed: Typed): Promise<Job> {
  const options = {
    include: typed.include ?? [],
    exclude: typed.exclude ?? [],
    ...(typed.stdinName === undefined ? {} : { stdinName: typed.stdinName }),
  };
  const find = typed.delimiter === undefined ? null : await parseDelimiter(typed.delimiter);
  const { inputs, failures } = findInputs(args, options);
  const others = findInputs(typed.with ?? [], options);
  if (others.failures[0] !== undefined) throw others.failures[0];
  const stdin = inputs.some(({ path }) => path === null) ? await spool(process.stdin) : null;
  return {
    inputs,
    failures,
    stdin,
    paths: new Set(inputs.flatMap(({ path }) => (path === null ? [] : [realpathSync(path)]))),
    run: {
      ...(find === null ? {} : { find }),
      ...(stdin === null ? {} : { stdin }),
      ...(typed.siteBy === undefined ? {} : { siteBy: typed.siteBy }),
      dedupe: typed.dedupe === true,
      digest: typed.ledger !== undefined,
      learnFrom: others.inputs,
    },
  };
}

/** Options that exclude each other. */
export function checkTogether(typed: Typed): void {
  const usage = (message: string, fix: string): never => {
    throw new ScrapeCleanError('usage', message, fix);
  };
  if (typed.output !== undefined && typed.outDir !== undefined)
    usage('--output and --out-dir exclude each other', 'give one of them');
  if (typed.excel === true && typed.format !== 'csv') usage('--excel is for CSV', 'add --format csv');
  const files = [typed.output, typed.ledger, typed.rejects].filter((name) => name !== undefined);
  if (new Set(files).size < files.length)
    usage('--output, --ledger and --rejects name the same file', 'give different names');
}
