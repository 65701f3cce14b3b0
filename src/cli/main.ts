// The command line: reads what was typed, runs a command, and sets the exit code.

import { Command, CommanderError, Option } from 'commander';
import { ConservationError, ScrapeCleanError } from '../index.ts';
import type { Stop } from './commands/extract.ts';
import { type Command as CommandName, exitCodes, flags } from './flags.ts';
import type { Typed } from './options.ts';
import { packageFile, schemas } from './package.ts';
import { report, Terminal } from './terminal.ts';

const EXAMPLES = `Examples:
  scrape-clean dumps/ --format json | jq 'map(.title)'
  scrape-clean dumps/ --format csv -o records.csv --ledger ledger.ndjson
  scrape-clean 'dumps/**/*.txt' --format md --out-dir articles/
  lynx -dump page.html | scrape-clean - --stdin-name page
  scrape-clean explain dumps/000.txt --with dumps/
  scrape-clean learn dumps/ -o site.profile.json
  scrape-clean new.txt --profile site.profile.json
  scrape-clean check dumps/ --against records.ndjson
`;

/** Runs the program. @param argv the arguments behind the program's name */
export async function main(argv: readonly string[]): Promise<void> {
  const stop: { code: number | null } = { code: null };
  listen(stop);
  let code: number = exitCodes.fine;
  const program = build(stop, (result) => {
    code = result;
  });
  try {
    if (argv.length === 0 && process.stdin.isTTY === true) {
      process.stderr.write(`${program.helpInformation()}`);
      code = exitCodes.usage;
    } else await program.parseAsync(argv.length === 0 ? ['-'] : [...argv], { from: 'user' });
  } catch (error) {
    code = codeOf(error, argv.includes('--debug'));
  }
  process.exitCode = code;
}

function codeOf(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  report(new Terminal(process.stderr, { quiet: true, verbose: false }), error, debug);
  if (error instanceof ConservationError || !(error instanceof ScrapeCleanError)) return exitCodes.fault;
  return exitCodes.usage;
}

// The first signal lets the page at hand and its output be completed, the second kills.
function listen(stop: { code: number | null }): void {
  for (const [signal, code] of [
    ['SIGINT', exitCodes.interrupted],
    ['SIGTERM', exitCodes.terminated],
  ] as const) {
    process.on(signal, () => {
      if (stop.code !== null) process.exit(code);
      stop.code = code;
    });
  }
}

function build(stop: Stop, finish: (code: number) => void): Command {
  const { version } = JSON.parse(packageFile('package.json')) as { version: string };
  const program = new Command('scrape-clean')
    .usage('INPUT… [options]')
    .description(
      'Turns dumps of listing pages into article records. INPUT is a file, a\ndirectory, a quoted glob, or - for standard input.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('before', EXAMPLES)
    .configureHelp({ helpWidth: 79 })
    .showSuggestionAfterError(true)
    .exitOverride();
  const command = (name: CommandName, description: string, isDefault = false): Command => {
    const made = program
      .command(name, { isDefault })
      .description(description)
      .exitOverride()
      .configureHelp({ helpWidth: 79 });
    for (const flag of flags.filter(({ commands }) => commands.includes(name)))
      made.addOption(optionOf(flag));
    return made;
  };
  const terminalFor = (typed: Typed): Terminal =>
    new Terminal(process.stderr, { quiet: typed.quiet === true, verbose: typed.verbose === true });
  const inputs = ['<input...>', 'files, directories, quoted globs, or -'] as const;
  command('extract', 'extract records (the default)', true)
    .argument(...inputs)
    .action(async (args: string[], typed: Typed) =>
      finish(
        await (await import('./commands/extract.ts')).extractCommand(args, typed, terminalFor(typed), stop),
      ),
    );
  command('explain', 'print pages with, beside each line, what became of it')
    .argument(...inputs)
    .action(async (args: string[], typed: Typed) =>
      finish(await (await import('./commands/explain.ts')).explainCommand(args, typed, terminalFor(typed))),
    );
  command('learn', 'learn a site from its pages and write a profile')
    .argument(...inputs)
    .action(async (args: string[], typed: Typed) =>
      finish(await (await import('./commands/learn.ts')).learnCommand(args, typed, terminalFor(typed))),
    );
  command('merge', 'make one profile of several')
    .argument('<profile...>', 'files that learn or merge wrote')
    .action(async (args: string[], typed: Typed) =>
      finish(await (await import('./commands/learn.ts')).mergeCommand(args, typed, terminalFor(typed))),
    );
  command('check', 'compare with kept records or a profile; exit 1 if it differs')
    .argument(...inputs)
    .action(async (args: string[], typed: Typed) =>
      finish(await (await import('./commands/check.ts')).checkCommand(args, typed, terminalFor(typed))),
    );
  command('schema', `print a JSON Schema: ${schemas.join(', ')}`)
    .argument('[name]', 'which schema', 'record')
    .action(async (name: string) => finish((await import('./commands/schema.ts')).schemaCommand(name)));
  program.addHelpText('after', `\n${optionsHelp()}`);
  return program;
}

function optionOf(flag: (typeof flags)[number]): Option {
  const option = new Option(flag.flags, flag.says);
  if (flag.choices !== undefined) option.choices([...flag.choices]);
  if (flag.default !== undefined) option.default(flag.default);
  if (flag.many === true)
    option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return option;
}

// The options of the default command, which commander would show under `extract --help` only.
function optionsHelp(): string {
  const width = Math.max(...flags.map((flag) => flag.flags.length)) + 2;
  const rows = flags.map(
    (flag) =>
      `  ${flag.flags.padEnd(width)}${flag.says}${flag.choices === undefined ? '' : ` (${flag.choices.join(', ')})`}`,
  );
  return `Options of the commands that read INPUT:\n${rows.join('\n')}\n\nExit codes: 0 fine; 1 warnings with --strict, or check found differences;\n2 usage; 3 some inputs failed; 4 all failed or none found; 70 internal error;\n130, 143 interrupted.`;
}
