// Pages become a profile, and profiles become one.

import { emptyProfile, learnProfile, linesOf, merge, type Profile, writeProfile } from '../../index.ts';
import { exitCodes } from '../flags.ts';
import { openProfile, prepare, type Typed } from '../options.ts';
import { fileSink, type Sink, streamSink } from '../output.ts';
import { Tally } from '../tally.ts';
import { report, type Terminal } from '../terminal.ts';

export async function learnCommand(
  args: readonly string[],
  typed: Typed,
  terminal: Terminal,
): Promise<number> {
  const job = await prepare(args, typed, { twice: true });
  const tally = new Tally();
  const learned = emptyProfile();
  try {
    for (const failure of job.failures) {
      report(terminal, failure, typed.debug === true);
      tally.failures++;
    }
    for (const event of learnProfile(job.inputs, learned, job.run)) {
      tally.add(event);
      terminal.event(event);
    }
  } finally {
    job.stdin?.close();
  }
  const profile = job.run.profile === undefined ? learned : merge(job.run.profile, learned);
  if (tally.files > 0) await save(profile, typed, job.isInput);
  terminal.summary(`${tally.files} files, ${learned.pages} pages learned; ${shown(profile)}`);
  if (tally.failures > 0) return tally.files === 0 ? exitCodes.allFailed : exitCodes.someFailed;
  return typed.strict === true && tally.warningCount > 0 ? exitCodes.warnings : exitCodes.fine;
}

export async function mergeCommand(
  files: readonly string[],
  typed: Typed,
  terminal: Terminal,
): Promise<number> {
  const profile = files.map((file) => openProfile(file)).reduce(merge, emptyProfile());
  await save(profile, typed, () => false);
  terminal.summary(`${files.length} profiles merged; ${shown(profile)}`);
  return exitCodes.fine;
}

const shown = ({ pages, sample }: Profile): string =>
  `the profile has seen ${pages} pages and holds ${sample.length} of them`;

async function save(profile: Profile, typed: Typed, isInput: (path: string) => boolean): Promise<void> {
  const sink: Sink =
    typed.output === undefined
      ? streamSink(process.stdout)
      : fileSink(typed.output, { force: typed.force === true, isInput });
  try {
    await sink.write(writeProfile(profile, linesOf));
    await sink.close();
  } catch (error) {
    sink.abort();
    throw error;
  }
}
