import type { ModelAlias, PriceRow } from '../price-snapshot'

const CLAUDE_PRICING = 'https://platform.claude.com/docs/en/about-claude/pricing'
const DEEPSEEK_PRICING = 'https://api-docs.deepseek.com/quick_start/pricing'
const BEIJING_PEAK = '09:00-12:00,14:00-18:00 +08:00'

const NONE: Omit<PriceRow, 'provider' | 'model' | 'source'> = {
  effectiveFrom: null,
  effectiveTo: null,
  window: null,
  inputUsd: null,
  outputUsd: null,
  cacheReadUsd: null,
  cacheWrite5mUsd: null,
  cacheWrite1hUsd: null,
  webSearchUsd: null,
  tier: null,
  notes: '',
}

/** Peak pricing began at midnight in Beijing, weekends off-peak a week later. */
const PEAK_SINCE = '2026-08-16T16:00:00Z'
const WEEKENDS_SINCE = '2026-08-22T16:00:00Z'

function peakAndOffPeak(
  model: string,
  flat: Partial<PriceRow>,
  offPeak: Partial<PriceRow>,
  peak: Partial<PriceRow>,
): PriceRow[] {
  const row = { ...NONE, provider: 'deepseek', model, source: DEEPSEEK_PRICING }
  return [
    { ...row, ...flat, effectiveTo: PEAK_SINCE },
    { ...row, ...offPeak, effectiveFrom: PEAK_SINCE },
    {
      ...row,
      ...peak,
      effectiveFrom: PEAK_SINCE,
      effectiveTo: WEEKENDS_SINCE,
      window: `daily ${BEIJING_PEAK}`,
    },
    { ...row, ...peak, effectiveFrom: WEEKENDS_SINCE, window: `Mon-Fri ${BEIJING_PEAK}` },
  ]
}

const SONNET_5_5: PriceRow = {
  ...NONE,
  provider: 'anthropic',
  model: 'claude-sonnet-5-5',
  inputUsd: '2',
  outputUsd: '10',
  cacheReadUsd: '0.2',
  cacheWrite5mUsd: '2.5',
  cacheWrite1hUsd: '4',
  webSearchUsd: '10',
  source: CLAUDE_PRICING,
}

/** Prices that the upstream catalogue lacks or cannot say; each replaces all upstream rows of its model. */
export const MANUAL_ROWS: readonly PriceRow[] = [
  { ...SONNET_5_5, effectiveTo: '2026-10-07T00:00:00Z' },
  {
    ...SONNET_5_5,
    effectiveFrom: '2026-10-07T00:00:00Z',
    cacheReadUsd: '0.1',
    notes: 'cache reads cut from 0.1x to 0.05x of input on 2026-10-07',
  },
  {
    ...NONE,
    provider: 'anthropic',
    model: 'claude-haiku-5-5',
    inputUsd: '0.1',
    outputUsd: '0.5',
    cacheReadUsd: '0.01',
    cacheWrite5mUsd: '0.125',
    cacheWrite1hUsd: '0.2',
    webSearchUsd: '10',
    tier: {
      overTokens: 100_000,
      inputUsd: '0.5',
      outputUsd: '2.5',
      cacheReadUsd: '0.05',
      cacheWrite5mUsd: '0.625',
      cacheWrite1hUsd: '1',
    },
    source: CLAUDE_PRICING,
  },
  ...peakAndOffPeak(
    'deepseek-v4-pro',
    { inputUsd: '0.435', outputUsd: '0.87', cacheReadUsd: '0.003625' },
    { inputUsd: '0.66', outputUsd: '1.98', cacheReadUsd: '0.022' },
    { inputUsd: '1.32', outputUsd: '3.96', cacheReadUsd: '0.044' },
  ),
  ...peakAndOffPeak(
    'deepseek-v4-flash',
    { inputUsd: '0.14', outputUsd: '0.28', cacheReadUsd: '0.0028' },
    { inputUsd: '0.22', outputUsd: '0.66', cacheReadUsd: '0.007' },
    { inputUsd: '0.44', outputUsd: '1.32', cacheReadUsd: '0.014' },
  ),
]

/** Names in use that upstream matches only by prefix, or not at all. */
export const MANUAL_ALIASES: readonly ModelAlias[] = [
  { provider: 'anthropic', alias: 'claude-2.0', model: 'claude-2' },
  { provider: 'anthropic', alias: 'claude-2.1', model: 'claude-2' },
  { provider: 'anthropic', alias: 'claude-sonnet-5.5', model: 'claude-sonnet-5-5' },
  { provider: 'anthropic', alias: 'claude-haiku-5.5', model: 'claude-haiku-5-5' },
  { provider: 'anthropic', alias: 'claude-4.5-sonnet', model: 'claude-sonnet-4-5' },
  { provider: 'anthropic', alias: 'claude-4-5-sonnet', model: 'claude-sonnet-4-5' },
  { provider: 'anthropic', alias: 'claude-4.6-sonnet', model: 'claude-sonnet-4-6' },
  { provider: 'anthropic', alias: 'claude-4-6-sonnet', model: 'claude-sonnet-4-6' },
]
