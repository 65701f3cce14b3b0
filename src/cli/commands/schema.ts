// The JSON Schemas that ship with the package.

import { readFileSync } from 'node:fs';
import { ScrapeCleanError } from '../../index.ts';
import { exitCodes } from '../flags.ts';

export const schemas: readonly string[] = ['record', 'ledger', 'profile'];

export function schemaCommand(name: string): number {
  if (!schemas.includes(name))
    throw new ScrapeCleanError('usage', `there is no schema '${name}'`, `use one of: ${schemas.join(', ')}`);
  process.stdout.write(readFileSync(new URL(`../../../schema/${name}.schema.json`, import.meta.url), 'utf8'));
  return exitCodes.fine;
}
