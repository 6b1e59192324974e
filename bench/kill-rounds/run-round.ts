import { setTimeout as delay } from 'node:timers/promises'
import { type ApiClient, askUntil, type Patience, patienceOf } from './api-client'
import type { ExpectedSpend, Figures } from './expected-spend'
import { type MadeLog, makeLog } from './made-events'
import type { RunningProduct } from './running-product'
import { type BatchSenders, sendBatches } from './send-batches'
import { getUpload, listUploads, sendUpload, type UploadView } from './send-upload'

/** When the kill comes, by what has happened: a part of the file was sent, the answer is awaited, … */
export type Moment =
  | { at: 'receiving'; fraction: number }
  | { at: 'answering' }
  | { at: 'queued' }
  | { at: 'importing'; fraction: number }
  | { at: 'batches'; count: number }

export type RoundResult = {
  recoveredMs: number
  doneMs: number
  batches: number
  differences: string[]
  answers: Patience['answers']
}

export type Counts = Pick<UploadView, 'accepted' | 'updated' | 'duplicates' | 'rejected'>

const patienceMs = 180_000
// Slow enough to stay below the API's limit of requests a minute.
const pollMs = 400

/** Uploads a log and sends batches beside it, kills in the middle, and says what afterwards is not as it must be. */
export async function runRound(arg: {
  product: RunningProduct
  expected: ExpectedSpend
  name: string
  moment: Moment
  /** A pseudo-random while after the moment. */
  jitterMs: number
  /** Kills, and answers once the product is healthy again. */
  kill: () => Promise<void>
  /** How the same upload was counted when nothing was killed; null to learn it. */
  counts: Counts | null
  idempotencyKey?: string
}): Promise<RoundResult & { counts: Counts }> {
  const { product, expected, name, moment } = arg
  const { client } = product
  const patience = patienceOf(patienceMs)
  const log = makeLog(`${name}-log`)
  expected.add(log.events)
  const batches = sendBatches({ client, project: `${name}-api`, expected, patience })
  let heardSent: (fraction: number) => void = () => {}
  const sent = (wanted: number) =>
    new Promise<void>((resolve) => {
      heardSent = (fraction) => fraction >= wanted && resolve()
    })
  const whenSent = sent(moment.at === 'receiving' ? moment.fraction : 1)
  const upload = sendUpload({
    client,
    log,
    patience,
    idempotencyKey: arg.idempotencyKey,
    onSent: (fraction) => heardSent(fraction),
  })
  upload.catch(() => undefined)
  await whenComes({ client, moment, batches, whenSent, upload, log, patience })
  await delay(arg.jitterMs)
  const killedAt = Date.now()
  await arg.kill()
  const recoveredMs = Date.now() - killedAt
  await batches.whenAcknowledged(batches.acknowledged() + 3)
  await batches.finish()
  const id = await upload
  const done = await whenDone(client, id, patience)
  await whenAllDone(client, patience)
  const doneMs = Date.now() - killedAt
  const differences = [
    ...(await compareSpend(client, expected, patience)),
    ...(await compareUploads({ client, expected, log, done, counts: arg.counts, patience })),
  ]
  const ledger = product.verifyLedger()
  if (!ledger.agrees) differences.push(`verify-ledger: ${ledger.said}`)
  return {
    recoveredMs,
    doneMs,
    batches: batches.acknowledged(),
    differences,
    counts: countsOf(done),
    answers: patience.answers,
  }
}

async function whenComes(arg: {
  client: ApiClient
  moment: Moment
  batches: BatchSenders
  whenSent: Promise<void>
  upload: Promise<string>
  log: MadeLog
  patience: Patience
}): Promise<void> {
  const { client, moment, upload, log, patience } = arg
  if (moment.at === 'batches') return arg.batches.whenAcknowledged(moment.count)
  if (moment.at === 'receiving' || moment.at === 'answering') return arg.whenSent
  const id = await upload
  if (moment.at === 'queued') return
  const wanted = moment.fraction * log.lines
  for (;;) {
    const view = await getUpload(client, id, patience)
    if (view.status === 'done' || view.accepted + view.updated + view.duplicates >= wanted) return
    await delay(50)
  }
}

async function whenDone(client: ApiClient, id: string, patience: Patience): Promise<UploadView> {
  for (;;) {
    const view = await getUpload(client, id, patience)
    if (view.status === 'done') return view
    if (view.status === 'failed') throw new Error('An acknowledged upload has failed.')
    if (Date.now() > patience.deadlineMs) throw new Error(`An acknowledged upload is still ${view.status}.`)
    await delay(pollMs)
  }
}

// Also the imports of uploads whose answer was lost: all but those that never arrived whole, which have no length.
async function whenAllDone(client: ApiClient, patience: Patience): Promise<void> {
  for (;;) {
    const underWay = (await listUploads(client, patience)).filter(
      ({ status, bytes_total }) => ['queued', 'processing'].includes(status) && bytes_total !== null,
    )
    if (underWay.length === 0) return
    if (Date.now() > patience.deadlineMs) throw new Error(`${underWay.length} imports do not end.`)
    await delay(pollMs)
  }
}

async function compareSpend(
  client: ApiClient,
  expected: ExpectedSpend,
  patience: Patience,
): Promise<string[]> {
  const response = await askUntil(client, '/api/v1/spend?group_by=project&tz=UTC', 200, patience)
  const { rows, total } = (await response.json()) as {
    rows: (Figures & { project: string })[]
    total: Figures
  }
  const wanted = expected.byProject()
  const found = new Map(rows.map((row) => [row.project, row]))
  const differences: string[] = []
  for (const project of new Set([...wanted.keys(), ...found.keys()])) {
    const [is, mustBe] = [figuresOf(found.get(project)), figuresOf(wanted.get(project))]
    if (is !== mustBe) differences.push(`${project} is ${is} and must be ${mustBe}`)
  }
  if (total.events !== expected.events())
    differences.push(`${total.events} events in all and must be ${expected.events()}`)
  return differences
}

function figuresOf(figures: Figures | undefined): string {
  if (!figures) return 'nothing'
  const cost = figures.cost_usd.includes('.') ? figures.cost_usd.replace(/\.?0+$/, '') : figures.cost_usd
  const { events, input_tokens, output_tokens, cache_read_tokens } = figures
  return JSON.stringify({ events, input_tokens, output_tokens, cache_read_tokens, cost })
}

async function compareUploads(arg: {
  client: ApiClient
  expected: ExpectedSpend
  log: MadeLog
  done: UploadView
  counts: Counts | null
  patience: Patience
}): Promise<string[]> {
  const { expected, log, done, counts } = arg
  const differences: string[] = []
  const all = await listUploads(arg.client, arg.patience)
  const accepted = all.reduce((sum, view) => sum + view.accepted, 0)
  if (accepted !== expected.events())
    differences.push(`imports accepted ${accepted} events in all and must have ${expected.events()}`)
  const same = all.filter(({ name, status }) => name === `${log.project}.jsonl` && status === 'done')
  for (const view of same) {
    const lines = view.accepted + view.updated + view.duplicates + view.rejected
    if (lines !== log.lines) differences.push(`an upload counts ${lines} of ${log.lines} lines`)
  }
  // Where a lost answer made a second upload of the file, the two share what one alone would have accepted.
  const isAlone = same.length === 1
  if (isAlone && counts && JSON.stringify(countsOf(done)) !== JSON.stringify(counts))
    differences.push(
      `the upload counts ${JSON.stringify(countsOf(done))} and must count ${JSON.stringify(counts)}`,
    )
  return differences
}

function countsOf({ accepted, updated, duplicates, rejected }: Counts): Counts {
  return { accepted, updated, duplicates, rejected }
}
