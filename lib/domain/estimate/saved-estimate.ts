import { z } from 'zod'
import { isRunId } from '../runs/agent-run'
import { isWellFormed } from '../well-formed'
import type { Estimate } from './estimate'
import type { EstimateInput } from './estimate-input'

/** An estimate that an organization keeps: what was asked, and what it came to at the prices of that day. */
export interface SavedEstimate {
  id: string
  name: string
  input: EstimateInput
  estimate: Estimate
  /** The runs that built it, in the order of their ids; a run may be linked before anything is known of it. */
  runIds: string[]
  createdAt: Date
}

const MOST_RUNS = 1_000

const name = z
  .string()
  .trim()
  .min(1, 'Give the estimate a name.')
  .max(200, 'A name has 200 characters at most.')
  .refine((text) => !text.includes('\0') && isWellFormed(text), 'A name is text without NUL.')

const runIds = z
  .array(z.string().refine(isRunId, 'A run’s id is a text of 1 to 512 characters without NUL.'))
  .max(MOST_RUNS, `${MOST_RUNS} runs at most.`)
  .transform((ids) => [...new Set(ids)].sort())

/** What is said of an estimate beside its inputs when it is saved. */
export const saveEstimateSchema = z.object({
  name,
  run_ids: runIds.nullish().transform((ids) => ids ?? []),
})

/** What of a saved estimate can change: its name and its runs; never its figures. */
export const changeEstimateSchema = z
  .object({ name: name.optional(), run_ids: runIds.optional() })
  .refine((change) => change.name !== undefined || change.run_ids !== undefined, 'Give name or run_ids.')
