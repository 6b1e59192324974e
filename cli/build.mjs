// Bundles the programs that run without tsx into dist/: small, and quick to start.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const entryPoints = {
  serve: 'cli/serve/serve.ts',
  web: 'cli/serve/web.ts',
  worker: 'worker/main.ts',
  'verify-ledger': 'cli/verify-ledger.ts',
  'reopen-first-start': 'cli/reopen-first-start.ts',
  'reset-password': 'cli/reset-password.ts',
}

// A guard for Next's bundler; it throws anywhere else.
const emptyServerOnly = {
  name: 'empty-server-only',
  setup(bundler) {
    bundler.onResolve({ filter: /^server-only$/ }, () => ({ path: 'server-only', namespace: 'empty' }))
    bundler.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }))
  },
}

// The program of a thread goes into the terminal's as a text: that one file may be all there is of Outlay on a machine.
const { outputFiles: logThread } = await build({
  absWorkingDir: root,
  entryPoints: ['lib/services/usage-logs/log-thread.ts'],
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifySyntax: true,
  logLevel: 'warning',
})

// The terminal's program holds its packages, because finding them on disk takes longer than running it.
await build({
  absWorkingDir: root,
  define: { OUTLAY_LOG_THREAD: JSON.stringify(logThread[0].text) },
  entryPoints: { outlay: 'cli/main.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  banner: {
    js: "import { createRequire as outlayRequire } from 'node:module'; const require = outlayRequire(import.meta.url);",
  },
  minifySyntax: true,
  logLevel: 'warning',
})

await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(
    Object.entries(entryPoints).filter(([, file]) => existsSync(path.join(root, file))),
  ),
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  plugins: [emptyServerOnly],
  logLevel: 'warning',
})
