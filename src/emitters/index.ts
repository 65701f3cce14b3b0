import type { Emitter, EmitterOptions, Format } from './emitter.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';

// What needs a library is loaded when it is asked for.
const emitters: Readonly<Record<Format, (options: EmitterOptions) => Emitter | Promise<Emitter>>> = {
  ndjson,
  json,
  csv: async (options) => (await import('./csv.ts')).csv(options),
  md: async (options) => (await import('./markdown.ts')).markdown(options),
};

export const formats: readonly Format[] = Object.keys(emitters) as Format[];

export async function makeEmitter(format: Format, options: EmitterOptions = {}): Promise<Emitter> {
  return emitters[format](options);
}
