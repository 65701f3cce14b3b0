// One thread of the pool: reads the ranges that it is given, one after another.

import { parentPort, workerData } from 'node:worker_threads';
import { parseDelimiter } from '../segments/pattern.ts';
import { unpacked } from '../sources/inputs.ts';
import { loadReader } from '../sources/parquet.ts';
import type { Answer, Setup } from './hands.ts';
import { type InputRange, Ranges } from './ranges.ts';

const { inputs, count, hasParquet, options } = workerData as Setup;
const { delimiter, wanted } = options;

if (hasParquet) await loadReader();
const inputAt = unpacked(inputs);
const ranges = new Ranges(inputAt, count, wanted, {
  ...options,
  learnFrom: Array.from({ length: inputs.ends.length - count }, (_, i) => inputAt(count + i)),
  ...(delimiter === null ? {} : { find: await parseDelimiter(delimiter) }),
});

const say = (answer: Answer): void => parentPort!.postMessage(answer);

parentPort!.on('message', (range: InputRange) => {
  try {
    for (const events of ranges.read(range)) say({ kind: 'told', events });
    say({ kind: 'done' });
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    say({ kind: 'fault', error: { name, message, stack } });
  }
});
