import type { ModelAlias, PriceRow } from '../price-snapshot'

const CLAUDE_PRICING = 'https://platform.claude.com/docs/en/about-claude/pricing'
const OPENAI_PRICING = 'https://developers.openai.com/api/docs/pricing'
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

/** Peak pricing began at midnight in Beijing; weekends became off-peak a week later, public holidays with V4.1 Flash. */
const PEAK_SINCE = '2026-08-16T16:00:00Z'
const WEEKENDS_SINCE = '2026-08-22T16:00:00Z'
const FLASH_4_1_SINCE = '2026-09-10T04:00:00Z'

type Prices = readonly [input: string, output: string, cacheRead: string]

function deepseek(model: string, prices: Prices, dates: Partial<PriceRow>): PriceRow {
  const [inputUsd, outputUsd, cacheReadUsd] = prices
  return {
    ...NONE,
    provider: 'deepseek',
    model,
    source: DEEPSEEK_PRICING,
    inputUsd,
    outputUsd,
    cacheReadUsd,
    ...dates,
  }
}

/** V4 from the first day of peak prices: all days, then weekdays, then weekdays that are no public holiday. */
function deepseekPeaks(model: string, offPeak: Prices, peak: Prices, until: string | null): PriceRow[] {
  const daily = { effectiveFrom: PEAK_SINCE, effectiveTo: WEEKENDS_SINCE, window: `daily ${BEIJING_PEAK}` }
  const weekdays = {
    effectiveFrom: WEEKENDS_SINCE,
    effectiveTo: FLASH_4_1_SINCE,
    window: `Mon-Fri ${BEIJING_PEAK}`,
  }
  return [
    deepseek(model, offPeak, { effectiveFrom: PEAK_SINCE, effectiveTo: until }),
    deepseek(model, peak, daily),
    deepseek(model, peak, weekdays),
  ]
}

function flash41(model: string): PriceRow[] {
  return [
    deepseek(model, ['0.15', '0.6', '0.003'], { effectiveFrom: FLASH_4_1_SINCE }),
    deepseek(model, ['0.3', '1.2', '0.006'], {
      effectiveFrom: FLASH_4_1_SINCE,
      window: `workdays-CN ${BEIJING_PEAK}`,
    }),
  ]
}

const OFF_PEAK_2025 = '00:30-16:30 +00:00'
const NIGHTS_SINCE = '2025-02-26T00:00:00Z'
const V3_1_SINCE = '2025-09-05T16:00:00Z'

/** deepseek-chat and deepseek-reasoner name whatever model is current, at its price (api-docs.deepseek.com/updates). */
function deepseekNames(
  model: string,
  first: PriceRow[],
  day: Prices,
  night: Prices,
  since: string | null,
): PriceRow[] {
  return [
    ...first,
    deepseek(model, day, { effectiveFrom: since, effectiveTo: NIGHTS_SINCE }),
    deepseek(model, night, { effectiveFrom: NIGHTS_SINCE, effectiveTo: V3_1_SINCE }),
    deepseek(model, day, { effectiveFrom: NIGHTS_SINCE, effectiveTo: V3_1_SINCE, window: OFF_PEAK_2025 }),
    deepseek(model, ['0.56', '1.68', '0.07'], {
      effectiveFrom: V3_1_SINCE,
      effectiveTo: '2025-09-29T00:00:00Z',
    }),
    deepseek(model, ['0.28', '0.42', '0.028'], {
      effectiveFrom: '2025-09-29T00:00:00Z',
      effectiveTo: '2026-04-24T00:00:00Z',
    }),
    deepseek(model, ['0.14', '0.28', '0.0028'], {
      effectiveFrom: '2026-04-24T00:00:00Z',
      notes: 'served by deepseek-v4-flash; the name was retired on 2026-07-24',
    }),
  ]
}

function claude(model: string, prices: readonly [string, string, string, string, string]): PriceRow {
  const [inputUsd, outputUsd, cacheReadUsd, cacheWrite5mUsd, cacheWrite1hUsd] = prices
  const own = { inputUsd, outputUsd, cacheReadUsd, cacheWrite5mUsd, cacheWrite1hUsd, webSearchUsd: '10' }
  return { ...NONE, provider: 'anthropic', model, source: CLAUDE_PRICING, ...own }
}

/** OpenAI since GPT-5.6: cache writes 1.25x of input; over 272K all input classes 2x and output 1.5x. */
function openai(
  model: string,
  base: readonly [string, string, string, string],
  above: readonly [string, string, string, string],
): PriceRow {
  const [inputUsd, outputUsd, cacheReadUsd, cacheWrite5mUsd] = base
  const [input, output, cacheRead, cacheWrite] = above
  const tier = {
    overTokens: 272_000,
    inputUsd: input,
    outputUsd: output,
    cacheReadUsd: cacheRead,
    cacheWrite5mUsd: cacheWrite,
    cacheWrite1hUsd: null,
  }
  const own = { inputUsd, outputUsd, cacheReadUsd, cacheWrite5mUsd, webSearchUsd: '10', tier }
  return { ...NONE, provider: 'openai', model, source: OPENAI_PRICING, ...own }
}

const SONNET_5_5_CUT = '2026-10-07T00:00:00Z'

/** Prices that the upstream catalogue lacks or cannot say; each replaces all upstream rows of its model. */
export const MANUAL_ROWS: readonly PriceRow[] = [
  { ...claude('claude-sonnet-5-5', ['2', '10', '0.2', '2.5', '4']), effectiveTo: SONNET_5_5_CUT },
  {
    ...claude('claude-sonnet-5-5', ['2', '10', '0.1', '2.5', '4']),
    effectiveFrom: SONNET_5_5_CUT,
    notes: 'cache reads cut from 0.1x to 0.05x of input on 2026-10-07',
  },
  {
    ...claude('claude-haiku-5-5', ['0.1', '0.5', '0.01', '0.125', '0.2']),
    tier: {
      overTokens: 100_000,
      inputUsd: '0.5',
      outputUsd: '2.5',
      cacheReadUsd: '0.05',
      cacheWrite5mUsd: '0.625',
      cacheWrite1hUsd: '1',
    },
  },
  {
    ...claude('claude-sonnet-4-0', ['3', '15', '0.3', '3.75', '6']),
    tier: {
      overTokens: 200_000,
      inputUsd: '6',
      outputUsd: '22.5',
      cacheReadUsd: '0.6',
      cacheWrite5mUsd: '7.5',
      cacheWrite1hUsd: '12',
    },
    notes: 'longer requests were possible in the 1M context beta only, at its premium',
  },
  claude('claude-fable-5-2', ['8', '40', '0.2', '10', '16']),
  claude('claude-mythos-5', ['10', '50', '1', '12.5', '20']),
  claude('claude-mythos-5-1', ['10', '50', '0.25', '12.5', '20']),
  openai('gpt-6.1-sol', ['2', '10', '0.1', '2.5'], ['4', '15', '0.2', '5']),
  openai('gpt-6.2-sol', ['2', '10', '0.1', '2.5'], ['4', '15', '0.2', '5']),
  openai('gpt-6.2-astra', ['8', '40', '0.4', '10'], ['16', '60', '0.8', '20']),
  deepseek('deepseek-v4-pro', ['0.435', '0.87', '0.003625'], { effectiveTo: PEAK_SINCE }),
  ...deepseekPeaks('deepseek-v4-pro', ['0.66', '1.98', '0.022'], ['1.32', '3.96', '0.044'], null),
  deepseek('deepseek-v4-pro', ['1.32', '3.96', '0.044'], {
    effectiveFrom: FLASH_4_1_SINCE,
    window: `workdays-CN ${BEIJING_PEAK}`,
  }),
  deepseek('deepseek-v4-flash', ['0.14', '0.28', '0.0028'], { effectiveTo: PEAK_SINCE }),
  ...deepseekPeaks(
    'deepseek-v4-flash',
    ['0.22', '0.66', '0.007'],
    ['0.44', '1.32', '0.014'],
    FLASH_4_1_SINCE,
  ),
  ...flash41('deepseek-v4-flash'),
  ...flash41('deepseek-flash'),
  ...deepseekNames(
    'deepseek-chat',
    [deepseek('deepseek-chat', ['0.14', '0.28', '0.014'], { effectiveTo: '2025-02-08T16:00:00Z' })],
    ['0.27', '1.1', '0.07'],
    ['0.135', '0.55', '0.035'],
    '2025-02-08T16:00:00Z',
  ),
  ...deepseekNames('deepseek-reasoner', [], ['0.55', '2.19', '0.14'], ['0.135', '0.55', '0.035'], null),
  deepseek('deepseek-coder', ['0.14', '0.28', '0.014'], {
    notes: 'retired: merged into deepseek-chat on 2024-09-05, at the last price of its own',
  }),
]

/** Names in use that upstream matches only by prefix, or not at all. */
export const MANUAL_ALIASES: readonly ModelAlias[] = [
  { provider: 'anthropic', alias: 'claude-2.0', model: 'claude-2' },
  { provider: 'anthropic', alias: 'claude-2.1', model: 'claude-2' },
  { provider: 'anthropic', alias: 'claude-sonnet-5.5', model: 'claude-sonnet-5-5' },
  { provider: 'anthropic', alias: 'claude-haiku-5.5', model: 'claude-haiku-5-5' },
  { provider: 'anthropic', alias: 'claude-fable-5.1', model: 'claude-fable-5-1' },
  { provider: 'anthropic', alias: 'claude-fable-5.2', model: 'claude-fable-5-2' },
  { provider: 'anthropic', alias: 'claude-4.5-sonnet', model: 'claude-sonnet-4-5' },
  { provider: 'anthropic', alias: 'claude-4-5-sonnet', model: 'claude-sonnet-4-5' },
  { provider: 'anthropic', alias: 'claude-4.6-sonnet', model: 'claude-sonnet-4-6' },
  { provider: 'anthropic', alias: 'claude-4-6-sonnet', model: 'claude-sonnet-4-6' },
  { provider: 'google', alias: 'gemini-2.5-pro-preview-03-25', model: 'gemini-2.5-pro' },
  { provider: 'google', alias: 'gemini-2.5-pro-preview-05-06', model: 'gemini-2.5-pro' },
  { provider: 'google', alias: 'gemini-2.5-pro-preview-06-05', model: 'gemini-2.5-pro' },
  { provider: 'google', alias: 'gemini-3-pro', model: 'gemini-3-pro-preview' },
  { provider: 'google', alias: 'gemini-3-flash', model: 'gemini-3-flash-preview' },
  { provider: 'google', alias: 'gemini-3.1-pro', model: 'gemini-3.1-pro-preview' },
  { provider: 'google', alias: 'gemini-3.1-pro-preview-customtools', model: 'gemini-3.1-pro-preview' },
  { provider: 'mistral', alias: 'magistral-medium-2506', model: 'magistral-medium' },
  { provider: 'mistral', alias: 'magistral-medium-2507', model: 'magistral-medium' },
  { provider: 'mistral', alias: 'magistral-medium-2509', model: 'magistral-medium' },
  { provider: 'deepseek', alias: 'deepseek-v4-flash-vision-exp', model: 'deepseek-v4-flash' },
  { provider: 'openrouter', alias: 'qwen2.5-coder-32b-instruct', model: 'qwen/qwen-2.5-coder-32b-instruct' },
  { provider: 'openrouter', alias: 'qwen-2.5-coder-32b-instruct', model: 'qwen/qwen-2.5-coder-32b-instruct' },
]
