import { once } from 'node:events'
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { toWireEvent } from '../../lib/domain/usage/to-wire-event'
import { type ExactTotals, TotalsCounter } from './exact-totals'
import { generateUsageEvents } from './usage-events'

export interface UsageFile {
  file: string
  bytes: number
  totals: ExactTotals
}

/** Raise it when the same options make other bytes. */
const VERSION = 1
const PIECE = 4 * 2 ** 20

/** Events a line, as `POST /api/v1/usage` takes them, until there are `megabytes`; written as made, kept for the next time. */
export async function makeUsageFile(
  home: string,
  { megabytes, seed }: { megabytes: number; seed: number },
): Promise<UsageFile> {
  const file = path.join(home, `usage-${VERSION}-${megabytes}-mb-${seed}.jsonl`)
  const truthFile = `${file}.truth.json`
  if (existsSync(truthFile)) return { ...JSON.parse(readFileSync(truthFile, 'utf8')), file }
  const counter = new TotalsCounter()
  const stream = createWriteStream(file)
  let bytes = 0
  let held = ''
  const flush = async () => {
    bytes += held.length
    if (!stream.write(held)) await once(stream, 'drain')
    held = ''
  }
  for (const event of generateUsageEvents({ seed, count: Number.POSITIVE_INFINITY, days: 365, counter })) {
    held += `${JSON.stringify(toWireEvent(event))}\n`
    if (bytes + held.length >= megabytes * 1e6) break
    if (held.length >= PIECE) await flush()
  }
  await flush()
  stream.end()
  await once(stream, 'close')
  const truth = { bytes, totals: counter.totals() }
  writeFileSync(truthFile, JSON.stringify(truth))
  return { ...truth, file }
}
