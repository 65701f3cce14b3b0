#!/usr/bin/env node
import module from 'node:module';

// Where Node keeps compiled code on disk (from 22.1 on), the second start is faster.
module.enableCompileCache?.();
const { main } = await import('../dist/cli/main.js');
await main(process.argv.slice(2));
