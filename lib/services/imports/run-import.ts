import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { holdIdentities } from '../../data/erasure/erased-names'
import { readImportChunks } from '../../data/imports/import-chunks'
import { MOST_PROBLEMS } from '../../data/imports/import-problems'
import {
  claimImport,
  findImport,
  recordBatch,
  type StoredImport,
  setImportStatus,
  touchImport,
} from '../../data/imports/import-rows'
import type { ImportJob } from '../../data/jobs'
import { findRetention } from '../../data/organizations/retention'
import { ProductError } from '../../domain/errors'
import type { ImportProblem } from '../../domain/imports/import-view'
import { type TooOldEvent, tooOldOf } from '../../domain/organizations/retention'
import type { AgentResult } from '../../domain/runs/agent-result'
import { fileAndLine } from '../../domain/usage/file-and-line'
import { labelUsage } from '../../domain/usage/label-usage'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { log } from '../../observe/log'
import { tellAgentResults } from '../runs/tell-agent-results'
import { importUsage } from '../usage/import-usage'
import { UnreadableLogError } from '../usage-logs/log-problem'
import { openLog } from '../usage-logs/open-log'
import { type ReadUsageLogOptions, readUsageLog } from '../usage-logs/read-usage-log'
import { endImport } from './end-import'
import { makeImportFolder } from './import-folder'
import { ToldTwiceNote } from './note-told-twice'

const BATCH_EVENTS = 5_000
const SIGN_OF_LIFE_MS = 5_000
// Without one batch written between them; a worker is tried again every half minute or so.
const MOST_ATTEMPTS = 20

/** Another worker has taken the import over: this one stops without a word. */
class TakenOver extends Error {}

/** The worker is stopping: the import goes back to the queue, to be gone on with from where its record stands. */
class Stopping extends Error {}

/**
 * Reads an uploaded log into the ledger. Each batch and the note that it is done are one transaction, and the same
 * file always makes the same batches: killed at any moment and started again, it ends as if it had not been.
 */
export async function runImport(
  { organizationId, importId }: ImportJob,
  signal?: AbortSignal,
): Promise<void> {
  const claimed = await inOrganizationSql(organizationId, (tx) => claimImport(tx, importId))
  if (!claimed) return
  if (claimed.attempts > MOST_ATTEMPTS) return giveUp(organizationId, importId)
  const startedAt = performance.now()
  const alive = setInterval(() => {
    inOrganizationSql(organizationId, (tx) => touchImport(tx, importId)).catch(() => undefined)
  }, SIGN_OF_LIFE_MS)
  const folder = await makeImportFolder()
  try {
    const file = path.join(folder, 'upload')
    await pipeline(
      Readable.from(readImportChunks(organizationId, importId)),
      createGunzip(),
      createWriteStream(file),
    )
    const done = await readInto(organizationId, claimed, file, signal)
    const { accepted, updated, duplicates, rejected, bytesRead: bytes } = done
    const duration_ms = Math.round(performance.now() - startedAt)
    const ids = { organization_id: organizationId, import_id: importId }
    log.info('import.finished', { ...ids, accepted, updated, duplicates, rejected, bytes, duration_ms })
  } catch (error) {
    if (error instanceof Stopping) {
      await inOrganizationSql(organizationId, (tx) =>
        setImportStatus(tx, importId, { from: 'processing', status: 'queued' }),
      )
    } else if (!(error instanceof TakenOver)) await failed(organizationId, importId, error)
  } finally {
    clearInterval(alive)
    await rm(folder, { recursive: true, force: true })
  }
}

async function readInto(
  organizationId: number,
  claimed: StoredImport,
  file: string,
  signal: AbortSignal | undefined,
): Promise<StoredImport> {
  const run = new BatchRun(organizationId, claimed)
  let texts = 0
  let known = 0
  const options: ReadUsageLogOptions = {
    format: claimed.format as ReadUsageLogOptions['format'],
    withSourceRef: true,
    mapping: claimed.mapping,
  }
  for await (const text of openLog(file, claimed.name)) {
    texts++
    const reader = readUsageLog(text, options)
    for (let next = await reader.next(); ; next = await reader.next()) {
      if (next.done) {
        if (next.value) known++
        else if (texts > 1 || known > 0) run.problem({ file: text.name, line: null, message: NOT_A_LOG })
        break
      }
      if (signal?.aborted) throw new Stopping()
      await run.take(next.value)
    }
  }
  await run.end()
  if (known === 0) throw new NothingRead(run)
  return inOrganizationSql(organizationId, async (tx) => {
    // Before the import's row: whoever is erasing changes rows while nobody may write names.
    await holdIdentities(tx)
    const problems = [...(await run.notes(tx)), ...run.problems]
    const isOurs = await endImport(tx, claimed.id, {
      from: 'processing',
      status: 'done',
      problems,
      rejected: run.rejected,
    })
    if (!isOurs) throw new TakenOver()
    await tellAgentResults(tx, claimed.labels, run.results)
    return (await findImport(tx, claimed.id)) ?? claimed
  })
}

const NOT_A_LOG = 'This is no usage log that Outlay knows. See “Connect an agent” for what it reads.'

/** Nothing of the file was a log. It failed for the first reason that says more than that. */
class NothingRead extends UnreadableLogError {
  constructor(readonly run: BatchRun) {
    super(run.problems.find(({ message }) => message !== NOT_A_LOG)?.message ?? NOT_A_LOG)
  }
}

class BatchRun {
  readonly problems: ImportProblem[] = []
  readonly results: AgentResult[] = []
  rejected = 0
  readonly #toldTwice = new ToldTwiceNote()
  #held: UsageEvent[] = []
  #number = 0
  #bytesRead = 0

  constructor(
    readonly organizationId: number,
    readonly claimed: StoredImport,
  ) {}

  problem(problem: ImportProblem): void {
    this.rejected++
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem)
  }

  async take(read: {
    events: readonly UsageEvent[]
    problems: readonly ImportProblem[]
    bytesRead: number
    results: readonly AgentResult[]
  }): Promise<void> {
    this.results.push(...read.results)
    this.#bytesRead += read.bytesRead
    for (const problem of read.problems) this.problem(problem)
    for (const event of read.events) {
      this.#toldTwice.add(event)
      this.#held.push(labelUsage(event, this.claimed.labels))
    }
    while (this.#held.length >= BATCH_EVENTS) await this.#write(this.#held.splice(0, BATCH_EVENTS))
  }

  /** What is to be said of the whole import, which is no line that was not taken. */
  async notes(tx: SqlTransaction): Promise<ImportProblem[]> {
    const sentences = await this.#toldTwice.sentences(tx)
    return sentences.map((message) => ({ file: null, line: null, message }))
  }

  async end(): Promise<void> {
    if (this.#held.length > 0) await this.#write(this.#held.splice(0))
  }

  async #write(events: UsageEvent[]): Promise<void> {
    const number = this.#number++
    // Written before this worker took over.
    if (number < this.claimed.batchesDone) return this.#refuse(await this.#tooOld(events))
    const { id } = this.claimed
    const { tooOld } = await importUsage({
      organizationId: this.organizationId,
      events,
      importId: async () => id,
      record: async (tx, counts) => {
        const isOurs = await recordBatch(tx, {
          ...counts,
          id,
          number,
          rejected: this.rejected + counts.tooOld.length,
          bytesRead: this.#bytesRead,
        })
        if (!isOurs) throw new TakenOver()
      },
    })
    this.#refuse(tooOld)
  }

  #refuse(tooOld: readonly TooOldEvent[]): void {
    for (const { event, message } of tooOld) this.problem({ ...fileAndLine(event.sourceRef), message })
  }

  async #tooOld(events: readonly UsageEvent[]): Promise<TooOldEvent[]> {
    const { eventsKeptFrom } = await inOrganizationSql(this.organizationId, findRetention)
    return tooOldOf(events, eventsKeptFrom)
  }
}

async function giveUp(organizationId: number, importId: string): Promise<void> {
  const error = `It could not be read in ${MOST_ATTEMPTS} attempts. The server's log says why.`
  await inOrganizationSql(organizationId, (tx) =>
    endImport(tx, importId, { from: 'processing', status: 'failed', error }),
  )
  log.error('import.given_up', { organization_id: organizationId, import_id: importId })
}

async function failed(organizationId: number, importId: string, error: unknown): Promise<void> {
  // What the database refuses for what the file holds, it refuses every time.
  const isRefused = error instanceof ProductError && error.code === 'unprocessable'
  if (!(error instanceof UnreadableLogError || isRefused)) {
    // The fault is ours or the database's: the sweep tries again, from where the record stands.
    log.error('import.broke_off', { organization_id: organizationId, import_id: importId }, error)
    return
  }
  // Why is on its page: the reason may name what the file holds.
  log.warn('import.failed', { organization_id: organizationId, import_id: importId })
  const read = error instanceof NothingRead ? error.run : null
  await inOrganizationSql(organizationId, (tx) =>
    endImport(tx, importId, {
      from: 'processing',
      status: 'failed',
      error: error.message,
      ...(read && { problems: read.problems, rejected: read.rejected }),
    }),
  )
}
