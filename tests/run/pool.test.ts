// Any number of workers tells the same. The workers are those of the built library.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Library from '../../src/index.ts';

const {
  emptyProfile,
  findInputs,
  learnProfile,
  run,
  runInParallel,
  ScrapeCleanError,
  viewOf,
}: typeof Library = await import(new URL('../../dist/index.js', import.meta.url).href);

const fixtures = fileURLToPath(new URL('../../test-fixtures/', import.meta.url));
const wanted = { ledger: true, rejects: true };
let root = '';

// Three sites in a folder each, of which the files of two lie in several ranges, and a file that fails.
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'scrape-clean-pool-'));
  for (const [site, name, copies] of [
    ['a', 'listing--three-pages-of-a-site', 15],
    ['b', 'language--german', 40],
    ['c', 'layout--two-kinds-of-pages', 10],
  ] as const) {
    mkdirSync(join(root, site));
    const pages = join(fixtures, name, 'pages');
    for (const page of readdirSync(pages).sort())
      for (let copy = 0; copy < copies; copy++)
        writeFileSync(
          join(root, site, `${String(copy).padStart(3, '0')}-${page}`),
          readFileSync(join(pages, page), 'utf8').replace(/\n$/, ` ${copy % 7}\n`),
        );
  }
  writeFileSync(join(root, 'b', '010-broken.txt'), 'a\0b');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const inputsOf = (...names: string[]): Library.Input[] => [
  ...findInputs(names.map((name) => join(root, name))).inputs,
];

type Options = Omit<Library.PoolOptions, 'jobs' | 'wanted'>;

// What is told, in a form that can be compared.
function plain(event: Library.Viewed<Library.RunEvent>): unknown {
  return event.kind === 'failure' || event.kind === 'damage'
    ? { ...event, error: { ...event.error, message: event.error.message } }
    : event;
}

function alone(inputs: Library.Input[], options: Options): unknown[] {
  return Array.from(run(inputs, options), (event) => {
    if (event.kind !== 'page') return plain(event);
    const { extraction, ...rest } = event;
    return plain({ ...rest, view: viewOf(extraction, wanted) });
  });
}

async function together(inputs: Library.Input[], jobs: number, options: Options): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of runInParallel(inputs, { ...options, jobs, wanted })) events.push(plain(event));
  return events;
}

test.each([2, 4])('%i workers tell what one thread tells', async (jobs) => {
  const inputs = inputsOf('a', 'b', 'c');
  expect(inputs.length).toBeGreaterThan(96);
  const options = { delimiter: null, digest: true };
  const told = alone(inputs, options);
  expect(told).toContainEqual(expect.objectContaining({ kind: 'failure' }));
  expect(await together(inputs, jobs, options)).toEqual(told);
});

test('copies are known in the order of the inputs', async () => {
  const inputs = inputsOf('c', 'a');
  const options = { delimiter: null, dedupe: true };
  expect(await together(inputs, 2, options)).toEqual(alone(inputs, options));
});

test('sites that alternate in one folder', async () => {
  mkdirSync(join(root, 'mixed'));
  for (const site of ['a', 'b'])
    for (const [i, file] of readdirSync(join(root, site)).sort().slice(0, 40).entries())
      writeFileSync(join(root, 'mixed', `${i}-${site}.txt`), readFileSync(join(root, site, file)));
  const inputs = inputsOf('mixed');
  expect(await together(inputs, 2, { delimiter: null })).toEqual(alone(inputs, { delimiter: null }));
});

test('with a profile each file is read once', async () => {
  const inputs = inputsOf('a');
  const profile = emptyProfile();
  for (const event of learnProfile(inputs, profile)) expect(event.kind).toBe('file-end');
  const options = { delimiter: null, profile };
  expect(await together(inputs, 2, options)).toEqual(alone(inputs, options));
});

test('a delimiter that the user named goes to the workers', async () => {
  const inputs = inputsOf('a');
  const events = await together(inputs, 2, { delimiter: '/^nothing reads like this$/' });
  expect(events).toContainEqual(
    expect.objectContaining({ kind: 'warning', warning: expect.objectContaining({ code: 'no-record' }) }),
  );
});

test('a worker that answers while it is stopped is stopped', async () => {
  for await (const event of runInParallel(inputsOf('b', 'a', 'c'), { jobs: 2, delimiter: null, wanted })) {
    expect(event.kind).toBe('file');
    // Meanwhile the other worker answers; its message is read when both are being stopped.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
    break;
  }
});

test('whoever stops listening stops the workers', async () => {
  for await (const event of runInParallel(inputsOf('a', 'b'), { jobs: 2, delimiter: null, wanted })) {
    expect(event.kind).toBe('file');
    break;
  }
});

test('a file to learn from that fails is told once', async () => {
  writeFileSync(join(root, 'empty.txt'), '');
  const [empty] = inputsOf('empty.txt');
  const events = await together(inputsOf('a', 'b'), 2, { delimiter: null, learnFrom: [empty!] });
  const failures = events.filter(
    (event) => (event as { input?: Library.Input }).input?.name === empty!.name,
  ) as { error: Library.ScrapeCleanError }[];
  expect(failures.map(({ error }) => error.code)).toEqual(['empty']);
  expect(new ScrapeCleanError('empty', '', '')).toBeInstanceOf(Error);
});

describe('a worker that dies', () => {
  // Dies at its first range, if nobody has died so often before.
  const dying = (times: number): URL => {
    const folder = mkdtempSync(join(root, 'dying-'));
    const worker = new URL('../../dist/run/worker.js', import.meta.url).href;
    writeFileSync(
      join(folder, 'worker.mjs'),
      `import { mkdirSync } from 'node:fs';
       import { parentPort } from 'node:worker_threads';
       const isDue = Array.from({ length: ${times} }, (_, i) => i).some((i) => {
         try { mkdirSync(${JSON.stringify(folder)} + '/' + i); return true; } catch { return false; }
       });
       if (isDue) parentPort.once('message', () => process.exit(7));
       else await import(${JSON.stringify(worker)});`,
    );
    return pathToFileURL(join(folder, 'worker.mjs'));
  };

  test('is replaced, and its range is done once more', async () => {
    const inputs = inputsOf('a', 'b');
    const options = { delimiter: null, jobs: 2, wanted };
    const events: unknown[] = [];
    for await (const event of runInParallel(inputs, options, dying(1))) events.push(plain(event));
    expect(events).toEqual(alone(inputs, options));
  });

  test('twice at the same range ends the run with what is known of it', async () => {
    const all = async (): Promise<void> => {
      for await (const event of runInParallel(
        inputsOf('a', 'b'),
        { delimiter: null, jobs: 2, wanted },
        dying(9),
      ))
        expect(event.kind).not.toBe('failure');
    };
    await expect(all()).rejects.toThrow('a worker ended with 7');
  });
});
