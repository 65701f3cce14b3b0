// One thread of the pool: reads the ranges that it is given, one after another.

import { parentPort, workerData } from 'node:worker_threads';
import { unpacked } from '../sources/inputs.ts';
import { loadReader } from '../sources/parquet.ts';
import type { Answer, Setup } from './hands.ts';
import { type InputRange, rangesFor } from './ranges.ts';

const { inputs, count, hasParquet, options } = workerData as Setup;
if (hasParquet) await loadReader();
const inputAt = unpacked(inputs);
const ranges = await rangesFor(inputAt, count, {
  ...options,
  learnFrom: Array.from({ length: inputs.ends.length - count }, (_, i) => inputAt(count + i)),
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
