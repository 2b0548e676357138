// Bundles the server, so that it starts quickly and holds in memory only what it runs: `npm start` runs `out.server/start.mjs`.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = join(root, 'out.server');

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: ['start.ts', 'lane-thread.ts'].map((file) => join(root, 'scripts', file)),
  outdir,
  bundle: true,
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  platform: 'node',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  define: { 'import.meta.main': 'true' },
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
