// Every folder of test-fixtures: its records and warnings, read whole and byte by byte.
// UPDATE_CASES=1 npx vitest run tests/cases.test.ts writes what is expected; git diff reviews it.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { caseNames, extractPages, openCase, pagesOf, runAll } from './fixtures.ts';

const update = process.env['UPDATE_CASES'] === '1';

const lines = (values: readonly string[]): string => values.map((value) => `${value}\n`).join('');

describe.each(caseNames)('%s', (name) => {
  test('gives the expected records and warnings', async () => {
    const { folder, inputs, options } = await openCase(name);
    const told = runAll(inputs, options);
    const records = lines(told.records.map((record) => JSON.stringify(record)));
    const warnings = lines(
      told.warnings.map(({ code, file, line }) => `${file}${line === undefined ? '' : `:${line}`} ${code}`),
    );
    const files = {
      records: join(folder, 'expected.ndjson'),
      warnings: join(folder, 'expected-warnings.txt'),
    };
    if (update) {
      writeFileSync(files.records, records);
      if (warnings === '') rmSync(files.warnings, { force: true });
      else writeFileSync(files.warnings, warnings);
    }
    expect(records).toBe(readFileSync(files.records, 'utf8'));
    expect(warnings).toBe(existsSync(files.warnings) ? readFileSync(files.warnings, 'utf8') : '');
  });

  test('gives the same records byte by byte', async () => {
    const { inputs, options } = await openCase(name);
    const read = (size: number | undefined) =>
      extractPages(
        inputs.flatMap(({ path, name: file }) => pagesOf(readFileSync(path ?? ''), file, size)),
        options,
      ).extractions.flatMap(({ records }) => records);
    expect(read(1)).toEqual(read(undefined));
  });
});
