// The least that Node can do with a corpus: read every file, and write the same bytes.

import { closeSync, openSync, readdirSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';

const buffer = Buffer.alloc(1 << 20);
const names = readdirSync(argv[2], { recursive: true, withFileTypes: true });
for (const entry of names) {
  if (!entry.isFile()) continue;
  const file = openSync(join(entry.parentPath, entry.name), 'r');
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
    writeSync(1, buffer, 0, read);
  closeSync(file);
}
