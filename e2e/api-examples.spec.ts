import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { ownedProduct, owner } from './fixtures/owner'
import { test } from './fixtures/product'

// The programs of docs/examples, run against the product as a reader runs them.
test.use({ productEnv: ownedProduct('Reference Works') })

const EXAMPLES = [
  { name: 'curl', needs: 'curl', run: ['sh', 'docs/examples/curl.sh'] },
  {
    name: 'typescript',
    needs: process.execPath,
    run: [process.execPath, 'node_modules/tsx/dist/cli.mjs', 'docs/examples/typescript.ts'],
  },
  { name: 'python', needs: 'python3', run: ['python3', 'docs/examples/python.py'] },
] as const

// Sonnet 4.6 at $3, $15 and, from the cache, $0.30 a million: 1200 × 3 + 350 × 15 + 24000 × 0.3 = 16050 millionths.
const COST = '0.01605'

for (const { name, needs, run } of EXAMPLES)
  test(`the example in ${name} sends a call, reads its cost and takes the file; twice counts once`, async ({
    product,
  }) => {
    const isThere = spawnSync(needs, ['--version']).status === 0
    test.skip(!isThere, `${needs} is not on this machine: the example in ${name} was not run`)
    const [command, ...args] = run
    for (const _ of ['first', 'again']) {
      const { stdout, stderr } = await promisify(execFile)(command, args, {
        env: { ...process.env, OUTLAY_URL: product.url, OUTLAY_API_KEY: owner.key },
      })
      expect(stderr).toBe('')
      const lines = stdout.trim().split(/\r?\n/)
      const header = lines.findIndex((line) => line.startsWith('day,model,'))
      const columns = lines[header]?.split(',') ?? []
      const row = lines[header + 1]?.split(',') ?? []
      const cell = (column: string) => row[columns.indexOf(column)]
      expect([cell('day'), cell('model'), cell('events'), cell('cost_usd')]).toEqual([
        '2026-06-01',
        'claude-sonnet-4-6',
        '1',
        COST,
      ])
      // What was read before the file is the same sum.
      expect(lines.slice(0, header).join('\n')).toContain(COST)
    }
  })

test('an example says why it was refused', async ({ product }) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'docs/examples/typescript.ts'],
    { encoding: 'utf8', env: { ...process.env, OUTLAY_URL: product.url, OUTLAY_API_KEY: 'outlay_wrong' } },
  )
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain('401')
})
