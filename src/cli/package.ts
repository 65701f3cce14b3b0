// Files that lie in the package beside the code.

import { readFileSync } from 'node:fs';

export const schemas: readonly string[] = ['record', 'ledger', 'profile'];

/** The text of a file, named from the top of the package. */
export function packageFile(name: string): string {
  return readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
}
