import { describe, expect, test } from 'vitest'
import { readLog, readLogs, toJsonl } from '../../../testing/log-lines'

const AT = '2026-06-01T12:00:00Z'
const event = (fields: Record<string, unknown> = {}) => ({
  id: 'e1',
  timestamp: AT,
  model: 'gpt-5',
  input_tokens: 100,
  output_tokens: 10,
  ...fields,
})
const first = async (text: string) => (await readLog(text)).events[0]

describe('flat JSON', () => {
  test.each([
    ['JSONL', toJsonl([event(), event({ id: 'e2' })])],
    ['JSONL without a last line end', toJsonl([event(), event({ id: 'e2' })]).trimEnd()],
    ['an array', JSON.stringify([event(), event({ id: 'e2' })])],
    ['a pretty array', JSON.stringify([event(), event({ id: 'e2' })], null, 2)],
    ['an object with events', JSON.stringify({ version: 1, events: [event(), event({ id: 'e2' })] })],
    [
      'a pretty object with events',
      JSON.stringify(
        { meta: { events: 'no', list: [1, [2]] }, events: [event(), event({ id: 'e2' })] },
        null,
        2,
      ),
    ],
  ])('%s, in chunks of any size', async (_, text) => {
    for (const chunk of [7, 64, 1 << 20]) {
      const read = await readLog(text, chunk)
      expect([read.events.map((one) => one.id), read.problems]).toEqual([['e1', 'e2'], []])
    }
  })

  test('every field of the contract', async () => {
    const full = {
      ...event(),
      provider: 'openai',
      cache_read_tokens: 1,
      cache_write_5m_tokens: 2,
      cache_write_1h_tokens: 3,
      reasoning_tokens: 4,
      web_search_requests: 5,
      cost_usd: '0.123456789012345',
      service_tier: 'batch',
      speed: 'fast',
      inference_geo: 'us',
      user: 'ada',
      team: 'core',
      project: 'shop',
      framework: 'rails',
      task: 'login',
      run_id: 'r',
      session_id: 's',
      source: 'api',
      tags: { env: 'ci' },
      latency_ms: 812.4,
      status: 'error',
      components: [{ model: 'claude-opus-4-8', input_tokens: 7 }],
      quality: 'estimate',
      is_sidechain: true,
      source_ref: 'req',
    }
    expect(await first(JSON.stringify(full))).toMatchObject({
      cacheReadTokens: 1,
      cacheWrite5mTokens: 2,
      cacheWrite1hTokens: 3,
      reasoningTokens: 4,
      webSearchRequests: 5,
      reportedCostUsd: '0.123456789012345',
      serviceTier: 'batch',
      speed: 'fast',
      inferenceGeo: 'us',
      user: 'ada',
      team: 'core',
      project: 'shop',
      framework: 'rails',
      task: 'login',
      runId: 'r',
      sessionId: 's',
      source: 'api',
      tags: { env: 'ci' },
      latencyMs: 812,
      status: 'error',
      components: [{ model: 'claude-opus-4-8', inputTokens: 7, outputTokens: 0 }],
      quality: 'estimate',
      isSidechain: true,
      sourceRef: 'req',
    })
  })

  test('22: OpenAI counts cached tokens inside the prompt, Anthropic beside the input', async () => {
    const openai = {
      id: 'a',
      created: 1780315200,
      model: 'gpt-5',
      usage: {
        prompt_tokens: 100,
        completion_tokens: 10,
        prompt_tokens_details: { cached_tokens: 40 },
        completion_tokens_details: { reasoning_tokens: 4 },
      },
    }
    expect(await first(JSON.stringify(openai))).toMatchObject({
      inputTokens: 60,
      cacheReadTokens: 40,
      outputTokens: 10,
      reasoningTokens: 4,
      occurredAtMs: Date.parse(AT),
    })
    expect(await first(JSON.stringify(event({ cached_input_tokens: 40 })))).toMatchObject({
      inputTokens: 60,
      cacheReadTokens: 40,
    })
    expect(await first(JSON.stringify(event({ cache_read_input_tokens: 40 })))).toMatchObject({
      inputTokens: 100,
      cacheReadTokens: 40,
    })
  })

  test('more cached than input can only be counted apart', async () => {
    expect(await first(JSON.stringify(event({ cached_input_tokens: 400 })))).toMatchObject({
      inputTokens: 100,
      cacheReadTokens: 400,
    })
  })

  test.each([
    ['no timestamp', event({ timestamp: undefined, user: 'x' }), 'no timestamp'],
    [
      'a day that does not exist',
      event({ timestamp: '2026-02-30T00:00:00Z' }),
      'timestamp is no date from 2000 to 2099',
    ],
    [
      'a year far off',
      event({ timestamp: '3026-02-03T00:00:00Z' }),
      'timestamp is no date from 2000 to 2099',
    ],
    ['negative tokens', event({ input_tokens: -1 }), 'input tokens: -1 is not a whole number from 0 to 2^53'],
    ['a negative cost', event({ cost_usd: -0.5 }), 'cost is no amount in USD of 0 or more'],
    ['neither model nor cost', event({ model: null }), 'neither a model nor a cost'],
    ['NUL in a text', event({ project: 'a\u0000b' }), 'project holds NUL or is longer than 512 characters'],
  ])('%s is named and the record beside it kept', async (_, bad, message) => {
    const read = await readLog(toJsonl([event({ id: 'good' }), bad]))
    expect([read.events.map((one) => one.id), read.problems]).toEqual([
      ['good'],
      [{ file: 'a.jsonl', line: 2, message }],
    ])
  })

  test('a cost alone is an event', async () => {
    expect(await first(JSON.stringify({ id: 'a', ts: AT, cost_usd: 1e-7 }))).toMatchObject({
      model: null,
      reportedCostUsd: '0.0000001',
    })
  })

  test('28: records without id keep their ids from import to import, equal ones are told apart by ordinal', async () => {
    const anonymous = { ...event(), id: undefined }
    const text = toJsonl([anonymous, anonymous, { ...anonymous, input_tokens: 5 }])
    const [once, again] = [await readLog(text), await readLogs({ 'a.jsonl': text, 'copy.jsonl': text })]
    expect(once.events).toHaveLength(3)
    expect([again.events.map((one) => one.id), again.duplicates]).toEqual([
      once.events.map((one) => one.id),
      3,
    ])
  })

  test('keys that change prototypes change nothing', async () => {
    const text =
      '{"id":"a","timestamp":"2026-06-01T12:00:00Z","model":"m","input_tokens":1,"__proto__":{"project":"evil"},"tags":{"__proto__":"x","ok":"y"}}'
    const read = await first(text)
    expect([read?.project, read?.tags, ({} as { project?: string }).project]).toEqual([
      null,
      { ok: 'y' },
      undefined,
    ])
  })
})

describe('CSV', () => {
  const csv = (...lines: string[]) => lines.join('\n')

  test('28: the usual header, quotes, line breaks in cells, CRLF, chunks of any size', async () => {
    const text = csv(
      'event_id,ts,user,project,model,input_tokens,output_tokens,cost',
      `e1,${AT},ada,"checkout, ""v2""",gpt-5,100,10,0.5`,
      `e2,${AT},ada,"two\nlines",gpt-5,1,2,`,
      `e3,${AT},ada,x,gpt-5,bad,2,`,
      '',
    )
    for (const variant of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
      for (const chunk of [5, 1 << 20]) {
        const read = await readLog(variant, chunk)
        expect(
          read.events.map((one) => [one.id, one.project?.replaceAll('\r\n', '\n'), one.reportedCostUsd]),
        ).toEqual([
          ['e1', 'checkout, "v2"', '0.5'],
          ['e2', 'two\nlines', null],
        ])
        expect(read.problems).toEqual([
          { file: 'a.jsonl', line: 5, message: 'input tokens: bad is not a whole number from 0 to 2^53' },
        ])
      }
    }
  })

  test.each([
    ['semicolons and a decimal comma', 'date;model;input tokens;cost', '2026-06-01;gpt-5;100;0,25'],
    ['tabs', 'Timestamp\tModel\tPrompt Tokens\tCost (USD)', '2026-06-01 00:00:00\tgpt-5\t100\t$0.25'],
    ['other spellings', 'created_at,model_name,tokens_in,spend', '1780272000,gpt-5,100,0.25'],
  ])('%s', async (_, header, row) => {
    expect(await first(csv(header, row))).toMatchObject({
      model: 'gpt-5',
      inputTokens: 100,
      reportedCostUsd: '0.25',
      occurredAtMs: Date.UTC(2026, 5, 1),
    })
  })

  test('a cell that is no amount of money is no cost', async () => {
    expect(await first(csv('date,model,input_tokens,cost', '2026-06-01,gpt-5,1,-'))).toMatchObject({
      reportedCostUsd: null,
    })
  })

  test('rows without id: equal ones are two calls, the same file again is none', async () => {
    const text = csv('date,model,input_tokens', '2026-06-01,gpt-5,1', '2026-06-01,gpt-5,1')
    const read = await readLogs({ a: text, b: text })
    expect([read.events.length, read.duplicates]).toEqual([2, 2])
  })

  test('tag columns become tags', async () => {
    expect(
      await first(csv('date,model,input_tokens,tag.env,tags.cost_center', '2026-06-01,gpt-5,1,ci,42')),
    ).toMatchObject({ tags: { env: 'ci', cost_center: '42' } })
  })

  test('a row with too many cells is named', async () => {
    const read = await readLog(csv('date,model,input_tokens', '2026-06-01,gpt-5,1,9,9', '2026-06-01,gpt-5,2'))
    expect([read.events.length, read.problems[0]?.line]).toEqual([1, 2])
  })

  test('an unclosed quote does not take the rest of the program down', async () => {
    const read = await readLog(
      csv('date,model,input_tokens', '2026-06-01,gpt-5,1', '2026-06-01,"gpt-5,1', '2026-06-01,gpt-5,1'),
    )
    expect(read.events.map(({ inputTokens }) => inputTokens)).toEqual([1])
    expect(read.problems).toMatchObject([{ line: 3, message: expect.stringMatching(/quote/) }])
  })

  test.each([
    ['date;model;input_tokens;cost_usd', '2026-06-01;gpt-5;1.234;1.234,56', 1234, '1234.56'],
    ['date;model;input_tokens;cost_usd', '2026-06-01;gpt-5;1234;0,5', 1234, '0.5'],
    ['date;model;input_tokens;cost_usd', '2026-06-01;gpt-5;1234.0;0.5', 1234, '0.5'],
    ['date,model,input_tokens,cost_usd', '2026-06-01,gpt-5,"1,234","1,234.56"', 1234, '1234.56'],
    ['date,model,input_tokens,cost_usd', '2026-06-01,gpt-5,12.000,1.234', 12, '1.234'],
  ])('numbers as spreadsheets write them: %s %s', async (header, row, inputTokens, reportedCostUsd) => {
    expect(await first(csv(header, row))).toMatchObject({ inputTokens, reportedCostUsd })
  })

  test('a table of something else is no usage log', async () => {
    expect((await readLog(csv('framework,model,total_usd', 'rails,gpt-5,3'))).recognised).toBe(false)
  })
})
