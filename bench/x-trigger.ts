import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { databasePool, disconnectDatabase } from '../lib/data/database'
import { startEmbeddedPostgres } from '../lib/data/embedded-postgres/start-embedded-postgres'
import { migrate } from '../lib/data/migrate'
import { fillLedger } from './generate/fill-ledger'
import { postgresProcessorMs } from './measure/processor-time'
import { projectRoot } from './measure/bench-options'
const dataDir = mkdtempSync(path.join(tmpdir(), 'outlay-x-'))
const server = await startEmbeddedPostgres({ dataDir })
await migrate({ url: server.url, directory: path.join(projectRoot, 'prisma', 'migrations') })
process.env.DATABASE_URL = server.url
await fillLedger(20000)
for (let round = 0; round < 3; round++)
  for (const on of [true, false]) {
    for (const op of ['insert', 'update', 'delete'])
      await databasePool().query(`ALTER TABLE usage_event ${on ? 'ENABLE' : 'DISABLE'} TRIGGER changed_runs_${op}`)
    const before = postgresProcessorMs(dataDir)
    const at = performance.now()
    const f = await fillLedger(50000)
    console.log(on ? 'with' : 'without', ((postgresProcessorMs(dataDir) - before) * 1000 / 50000).toFixed(2), 'µs pg', ((performance.now() - at) / 50).toFixed(1), 'ms/1000')
  }
await disconnectDatabase(); await server.stop(); rmSync(dataDir, { recursive: true, force: true })
