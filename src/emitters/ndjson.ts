import type { Emitter } from './emitter.ts';

/** One record a line. */
export function ndjson(): Emitter {
  return {
    name: 'ndjson',
    extension: '.ndjson',
    begin: () => '',
    record: (record) => `${JSON.stringify(record)}\n`,
    end: () => '',
  };
}
