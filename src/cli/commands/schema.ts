// The JSON Schemas that ship with the package.

import { ScrapeCleanError } from '../../index.ts';
import { exitCodes } from '../flags.ts';
import { packageFile, schemas } from '../package.ts';

export function schemaCommand(name: string): number {
  if (!schemas.includes(name))
    throw new ScrapeCleanError('usage', `there is no schema '${name}'`, `use one of: ${schemas.join(', ')}`);
  process.stdout.write(packageFile(`schema/${name}.schema.json`));
  return exitCodes.fine;
}
