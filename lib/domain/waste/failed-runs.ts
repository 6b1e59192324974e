import type { RunSample } from '../runs/run-sample'
import { samplesByCall } from './run-part'

/**
 * Why a call's whole cost is waste: its run failed, or was tried again by another, or its task of a run of several
 * failed. Null for every other call. A run of which nobody said what it came to is not a failed one.
 */
export function failureOf(
  runs: readonly RunSample[],
  tasks: readonly RunSample[],
): (call: { runId: string | null; task: string | null }) => string | null {
  const byRun = new Map(runs.map((run) => [run.runId, run]))
  const taskOf = samplesByCall(tasks)
  return (call) => {
    const run = call.runId === null ? undefined : byRun.get(call.runId)
    if (run === undefined) return null
    if (run.passed === false) return 'the run failed'
    if (run.isRetried) return 'the run was tried again'
    return taskOf(call)?.passed === false ? `its task ${call.task ?? ''} failed`.replace('  ', ' ') : null
  }
}
