// A page with, beside each line, what became of it and why.

import { explain, run } from '../../index.ts';
import { exitCodes } from '../flags.ts';
import { prepare, type Typed } from '../options.ts';
import { streamSink } from '../output.ts';
import { Tally } from '../tally.ts';
import { report, type Terminal } from '../terminal.ts';

export async function explainCommand(
  args: readonly string[],
  typed: Typed,
  terminal: Terminal,
): Promise<number> {
  const job = await prepare(args, typed);
  const colour =
    typed.color !== false &&
    process.stdout.isTTY === true &&
    !process.env['NO_COLOR'] &&
    process.env['TERM'] !== 'dumb';
  const sink = streamSink(process.stdout);
  const tally = new Tally();
  try {
    for (const failure of job.failures) {
      report(terminal, failure, typed.debug === true);
      tally.failures++;
    }
    for (const event of run(job.inputs, job.run)) {
      tally.add(event);
      terminal.event(event);
      if (event.kind === 'file' && job.inputs.length > 1) await sink.write(`${event.input.name}\n`);
      if (event.kind === 'page') for (const line of explain(event.extraction, colour)) await sink.write(line);
      if (sink.ended) break;
    }
    await sink.close();
  } finally {
    job.stdin?.close();
  }
  if (tally.failures > 0) return tally.files === 0 ? exitCodes.allFailed : exitCodes.someFailed;
  return typed.strict === true && tally.warningCount > 0 ? exitCodes.warnings : exitCodes.fine;
}
