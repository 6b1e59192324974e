import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { patienceOf } from '../bench/kill-rounds/api-client'
import { ExpectedSpend } from '../bench/kill-rounds/expected-spend'
import { runRound } from '../bench/kill-rounds/run-round'
import { RunningProduct } from '../bench/kill-rounds/running-product'
import { listUploads } from '../bench/kill-rounds/send-upload'
import { findFreePort } from '../lib/data/embedded-postgres/free-port'

test.setTimeout(600_000)

// `npm run test:kill` does each of these ten times.
test('web, worker and PostgreSQL killed in the middle of an upload and of batches lose nothing and count nothing twice', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'outlay-e2e-'))
  const product = new RunningProduct(dataDir, await findFreePort())
  await product.start()
  try {
    const { differences } = await runRound({
      product,
      expected: new ExpectedSpend(),
      name: 'killed',
      moment: { at: 'receiving', fraction: 0.5 },
      jitterMs: 0,
      counts: { accepted: 24_000, updated: 1_700, duplicates: 2_400, rejected: 6 },
      kill: async () => {
        await product.kill(product.pids('web'))
        const patience = patienceOf(60_000)
        // As often as the API lets it: the file may be read within a second or two.
        await expect
          .poll(async () => (await listUploads(product.client, patience)).map(({ status }) => status), {
            intervals: [400],
            timeout: 60_000,
          })
          .toContain('processing')
        await product.kill(product.pids('worker'))
        await product.kill(product.pids('postgres').slice(0, 1))
      },
    })
    expect(differences).toEqual([])
  } finally {
    await product.interrupt()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
