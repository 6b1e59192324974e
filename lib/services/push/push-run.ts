import { type AgentResult, outcomeOfResults } from '../../domain/runs/agent-result'
import type { IngestClient } from './ingest-client'

/** What is said of a run beside its calls. */
export interface RunToPush {
  id: string
  /** The task that the outcome is of. */
  task: string | null
  /** Names and outcome as the API calls them; empty where there is nothing to say. */
  fields: Readonly<Record<string, unknown>>
  /** Files of test results, and their text; each is one suite, called as its file. */
  results: readonly { name: string; text: string }[]
}

/** What one file of results came to. */
export interface PushedResults {
  file: string
  tests_passed: number
  tests_total: number
  skipped: number
  notes: string[]
}

/**
 * Tells the server of a run: what a person said counts, what its agent said when it ended fills in the rest, and files
 * of results are attached. Doing it again changes nothing.
 */
export async function pushRun(
  client: Pick<IngestClient, 'say'>,
  run: RunToPush,
  agentResults: readonly AgentResult[],
): Promise<PushedResults[]> {
  const path = `/api/v1/runs/${encodeURIComponent(run.id)}`
  const task = run.task === null ? '' : `task=${encodeURIComponent(run.task)}`
  const patch = (fields: object, query: string) =>
    client.say('PATCH', `${path}?origin=push&${query}`, JSON.stringify(fields), 'application/json')
  if (run.task !== null || Object.keys(run.fields).length > 0) await patch(run.fields, task)
  const outcome = outcomeOfResults(agentResults)
  if (outcome !== null) await patch(outcome, `mode=fill&${task}`)
  const pushed: PushedResults[] = []
  for (const { name, text } of run.results) {
    const query = `suite=${encodeURIComponent(name)}&${task}`
    const answer = (await client
      .say('POST', `${path}/results?${query}`, text, 'application/octet-stream')
      .catch((cause: unknown) => {
        throw new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
      })) as Omit<PushedResults, 'file'>
    const { tests_passed, tests_total, skipped, notes } = answer
    pushed.push({ file: name, tests_passed, tests_total, skipped, notes })
  }
  return pushed
}
