// Standard error: messages, and a progress line on a terminal.

import { describe, type RunEvent, ScrapeCleanError, type Viewed, visible, type Warning } from '../index.ts';

/** Progress is shown after this, and then as often. */
const PATIENCE_MS = 1000;
const EVERY_MS = 200;
/** Warnings of one kind that are shown. */
const ALIKE = 10;

export interface TerminalOptions {
  readonly quiet: boolean;
  readonly verbose: boolean;
}

export class Terminal {
  readonly #stream: NodeJS.WriteStream;
  readonly #options: TerminalOptions;
  readonly #start = performance.now();
  readonly #warned = new Map<string, number>();
  #shown = 0;
  #drawn = false;

  constructor(stream: NodeJS.WriteStream, options: TerminalOptions) {
    this.#stream = stream;
    this.#options = options;
  }

  get seconds(): number {
    return (performance.now() - this.#start) / 1000;
  }

  /** @param stack further lines, as they are */
  tell(message: string, stack = ''): void {
    this.clear();
    this.#stream.write(
      `scrape-clean: ${[message, ...stack.split('\n').filter(Boolean)].map(visible).join('\n')}\n`,
    );
  }

  event(event: RunEvent | Viewed<RunEvent>): void {
    if (event.kind === 'warning' && this.#isTold(event.warning))
      this.tell(`${placeOf(event.warning)}: ${event.warning.message}; ${event.warning.fix}`);
    if (event.kind === 'failure' || event.kind === 'damage') this.tell(describe(event.error));
    if (event.kind === 'file-end' && this.#options.verbose)
      this.tell(`${event.input.name}: ${event.records} records`);
  }

  // A run over a corpus may warn of thousands of records alike.
  #isTold({ code }: Warning): boolean {
    const count = (this.#warned.get(code) ?? 0) + 1;
    this.#warned.set(code, count);
    return this.#options.verbose || count <= ALIKE;
  }

  summary(text: string): void {
    for (const [code, count] of this.#warned)
      if (count > ALIKE && !this.#options.verbose)
        this.tell(`${count - ALIKE} further warnings of ${code}; see them with --verbose`);
    if (!this.#options.quiet) this.tell(text);
  }

  progress(done: number, of: number): void {
    if (this.#options.quiet || !this.#stream.isTTY || process.env['TERM'] === 'dumb') return;
    const now = performance.now();
    if (now - this.#start < PATIENCE_MS || now - this.#shown < EVERY_MS) return;
    this.#shown = now;
    this.#drawn = true;
    const width = 30;
    const filled = of === 0 ? width : Math.floor((width * done) / of);
    this.#stream.write(`\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${of} files`);
  }

  clear(): void {
    if (this.#drawn) this.#stream.write('\r\u001b[2K');
    this.#drawn = false;
  }
}

const placeOf = ({ file, line }: Warning): string => (line === undefined ? file : `${file}:${line}`);

/** An expected failure in one line; with `debug`, also where it comes from. */
export function report(terminal: Terminal, error: unknown, debug: boolean): void {
  const stack = debug && error instanceof Error ? (error.stack ?? '') : '';
  if (error instanceof ScrapeCleanError) terminal.tell(describe(error), stack);
  else
    terminal.tell(
      `internal error: ${error instanceof Error ? error.message : String(error)}; please report it with the file that caused it`,
      stack,
    );
}
