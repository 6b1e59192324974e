import { countWork, type WorkCounts } from '../../data/operations/count-work'
import { log } from '../../observe/log'
import { metrics } from '../../observe/metrics'
import { orTimeOut } from '../or-time-out'
import { workRegistry } from './work-registry'

const PATIENCE_MS = 2000

let counting: Promise<WorkCounts> | undefined

/** The metrics in Prometheus' text format: this process's own, and what the database says for all of them. */
export async function writeMetrics(): Promise<{ contentType: string; text: string }> {
  const { registry } = metrics()
  const work = await findWork()
  const text = `${await registry.metrics()}${await workRegistry(work).metrics()}`
  return { contentType: registry.contentType, text }
}

// One count at a time: while the database hangs, scrapes must not pile up before it.
async function findWork(): Promise<WorkCounts | null> {
  counting ??= countWork({ patienceMs: PATIENCE_MS }).finally(() => {
    counting = undefined
  })
  try {
    return await orTimeOut(counting, PATIENCE_MS)
  } catch (error) {
    log.warn('metrics.without_database', {}, error)
    return null
  }
}
