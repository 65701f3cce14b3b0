// The program in few files: Node reads and links each module file for itself, which took most of the start.

import { defineConfig } from 'rolldown';

export default defineConfig({
  input: { main: 'src/cli/main.ts', worker: 'src/run/worker.ts' },
  platform: 'node',
  // Loaded when their format comes, from where npm put them.
  external: [/^cheerio/, /^hyparquet/, 'chardet', 'entities', 'fflate', 'fzstd', 're2js', 'tar'],
  output: { dir: 'dist/cli', format: 'esm', minify: false, chunkFileNames: '[name].js' },
});
