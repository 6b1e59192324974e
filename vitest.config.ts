import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@': path.resolve('.'), 'server-only': path.resolve('lib/testing/empty-module.ts') }
const exclude = ['**/node_modules/**', 'dist/**', '.next/**', 'e2e/**']

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.ts'],
          // The largest takes two seconds alone, and much longer where the machine does other things.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude,
          globalSetup: ['lib/testing/database-global-setup.ts'],
          setupFiles: ['lib/testing/database-environment.ts', 'lib/testing/watch-statements.ts'],
          // Property tests against a database take ten seconds alone, and much longer where the machine does other things.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
