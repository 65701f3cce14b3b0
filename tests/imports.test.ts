// Who may import whom: the rules of docs/architecture.md, read off the import lines.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(src.length));

const STAGES = ['profiles', 'lines', 'chrome', 'segments', 'fields', 'records'];
const BASE = ['types.ts', 'errors.ts', 'text', 'lexicon'];

const source = (file: string): string => readFileSync(join(src, file), 'utf8');
const imports = (file: string): string[] =>
  [...source(file).matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map(([, name]) => name!);
const local = (file: string): string[] =>
  imports(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.normalize(posix.join(dirname(file), name)));
const area = (file: string): string => file.split('/')[0]!;

const mayImport: Readonly<Record<string, readonly string[]>> = {
  'types.ts': [],
  'errors.ts': [],
  lexicon: [],
  text: ['types.ts', 'lexicon'],
  ...Object.fromEntries(STAGES.map((stage) => [stage, BASE])),
  sources: BASE,
  emitters: BASE,
  reports: BASE,
  'pipeline.ts': [...BASE, ...STAGES],
  run: [...BASE, 'pipeline.ts', 'profiles', 'sources', 'segments', 'records', 'reports'],
  'index.ts': [...BASE, 'pipeline.ts', 'profiles', 'run', 'sources', 'segments', 'emitters', 'reports'],
  cli: ['index.ts'],
};

test.each(files)('%s imports what its folder may', (file) => {
  for (const name of local(file)) {
    if (area(name) !== area(file))
      expect(mayImport[area(file)], `${file} imports ${name}`).toContain(area(name));
  }
});

test.each(files)('%s touches files, streams and the process only where allowed', (file) => {
  if (!['sources', 'run', 'cli'].includes(area(file)))
    expect(imports(file)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^node:(fs|zlib|stream|child_process)/)]),
    );
  if (area(file) !== 'cli') expect(source(file)).not.toMatch(/\b(?:process|console)\.\w/);
});

test('no import cycle', () => {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    expect(path, `cycle ${[...path, file].join(' → ')}`).not.toContain(file);
    if (done.has(file)) return;
    for (const next of local(file)) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

test('no `any`, and the sketch stays one screen', () => {
  for (const file of files) expect(source(file), file).not.toMatch(/(?::|<|as)\s*any\b/);
  expect(source('pipeline.ts').split('\n').length).toBeLessThan(90);
});
