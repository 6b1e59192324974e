import { LEAST_MISS } from './cache-misses'
import { LEAST_RUNS } from './premium-models'
import { LEAST_REPEATS } from './repeated-prefixes'
import type { WasteSettings } from './waste-settings'

/** The kinds of waste in the order in which a call counts: under the first that finds it. Those of whole runs last. */
export const WASTE_KINDS = [
  'failed_runs',
  'cache_misses',
  'unread_cache_writes',
  'short_1h_writes',
  'over_threshold',
  'repeated_prompts',
  'premium_models',
  'verbose_output',
] as const
export type WasteKind = (typeof WASTE_KINDS)[number]

export interface WasteRule {
  title: string
  /** What is listed behind it. */
  subject: 'call' | 'run'
  /** The true waste is this or less; else it is an estimate, and may be either. */
  isUpperBound: boolean
  /** What is looked for and how its dollars are made, in a sentence or two. */
  how: (settings: WasteSettings) => string
  /** What it cannot see. */
  limit: string
  /** What to do about it. */
  action: string
}

export const WASTE_RULES: Readonly<Record<WasteKind, WasteRule>> = {
  failed_runs: {
    title: 'Failed and retried runs',
    subject: 'run',
    isUpperBound: true,
    how: () =>
      'Every call of a run that failed, of a run that another one tried again, or of a failed task of a run of several, at its whole cost.',
    limit:
      'A failed run may have left something of use. Runs of which nobody said what they came to, and failures outside of runs, are not seen.',
    action: 'Look at what the dearest failures have in common, and stop such runs earlier.',
  },
  cache_misses: {
    title: 'Cache misses on repeated prefixes',
    subject: 'call',
    isUpperBound: true,
    how: () =>
      `A call within the cache’s lifetime of the one before, at least as long as the prefix that one left cached, that read at least ${LEAST_MISS.toLocaleString('en-US')} tokens less of it. What these tokens cost above the cache-read price.`,
    limit: 'Whether the prefix was really the same is not seen: no prompt text is kept.',
    action: 'Keep what stands first in the prompt unchanged: no times, no reordered tools.',
  },
  unread_cache_writes: {
    title: 'Cache writes never read',
    subject: 'call',
    isUpperBound: true,
    how: () =>
      'Tokens written to the cache that no later call of the session and model read within five minutes, or within an hour for 1-hour writes. The write’s price above plain input.',
    limit:
      'Reads by another session, model or sub-agent are not seen; a part that was read counts as the whole.',
    action: 'Turn caching off for calls that nothing follows.',
  },
  short_1h_writes: {
    title: '1-hour writes used within five minutes',
    subject: 'call',
    isUpperBound: true,
    how: () =>
      'A 1-hour write read within five minutes, with no later read of the session more than five minutes and up to an hour after the one before. Its premium over the 5-minute price.',
    limit: 'Reads by another session are not seen; they may have wanted the hour.',
    action: 'Write for five minutes where work goes on without a pause.',
  },
  over_threshold: {
    title: 'Just above the long-context price',
    subject: 'call',
    isUpperBound: true,
    how: ({ overPercent }) =>
      `A call at long-context prices with up to ${overPercent}% more input than their threshold. Its cost above the same tokens at base rates.`,
    limit: 'Whether the call could have done with less input is not seen.',
    action: 'Compact the conversation before it reaches the threshold.',
  },
  repeated_prompts: {
    title: 'Long prompts sent again and again',
    subject: 'call',
    isUpperBound: false,
    how: ({ promptTokens }) =>
      `At least ${LEAST_REPEATS} calls of a session in a row whose prefix of ${promptTokens.toLocaleString('en-US')} tokens or more has the very same size. Half of what it cost in each call but the first: the saving of halving it is an assumption.`,
    limit:
      'A prompt inside a growing conversation is not told apart from it; another text of the same size is taken for the same.',
    action: 'Shorten the system prompt and load tools and rules only where they are wanted.',
  },
  premium_models: {
    title: 'Dear models where a cheaper one passes',
    subject: 'run',
    isUpperBound: false,
    how: () =>
      `Passing runs of a task by a model, where another passes at least as often for less per passing run, failures included; ${LEAST_RUNS} runs of each at least. What they cost above as many passing runs of the cheapest such model.`,
    limit:
      'Tasks of one name may differ in difficulty; with few runs a pass rate may be luck. Routing shows the intervals.',
    action: 'Send this task to the cheaper model, as Routing shows.',
  },
  verbose_output: {
    title: 'Verbose output',
    subject: 'run',
    isUpperBound: false,
    how: () =>
      'Passing runs with more than one and a half times the median output tokens of all passing runs of their task, five at least. The part of their output’s cost above the median.',
    limit: 'Some work wants more words; reasoning tokens are a part of the output.',
    action: 'Ask for diffs rather than whole files, and for no summaries.',
  },
}

export function isWasteKind(name: string): name is WasteKind {
  return (WASTE_KINDS as readonly string[]).includes(name)
}
