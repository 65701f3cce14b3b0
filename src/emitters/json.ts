import type { Emitter } from './emitter.ts';

/** One array, one record a line; valid however many records there are. */
export function json(): Emitter {
  let any = false;
  return {
    name: 'json',
    extension: '.json',
    begin: () => '[',
    record: (record, position) => {
      any = true;
      return `${position === 0 ? '\n' : ',\n'}${JSON.stringify(record)}`;
    },
    end: () => (any ? '\n]\n' : ']\n'),
  };
}
