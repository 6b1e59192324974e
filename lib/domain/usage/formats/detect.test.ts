import { describe, expect, test } from 'vitest'
import { readLogs } from '../../../testing/log-lines'
import { LOG_SAMPLES } from '../../../testing/log-samples'
import { detectLines } from './detect'

const SOURCES: Readonly<Record<string, RegExp>> = {
  'claude-code': /^claude-code$/,
  codex: /^codex$/,
  'gemini-cli': /^gemini-cli$/,
  'qwen-code': /^qwen-code$/,
  cursor: /^cursor$/,
  litellm: /^litellm(-daily)?$/,
  openrouter: /^openrouter$/,
  anthropic: /^anthropic-(usage|cost|claude-code)$/,
  openai: /^openai-(usage|cost)$/,
  json: /^$/,
  csv: /^$/,
}

describe.each(LOG_SAMPLES)('$format: $name', ({ format, text }) => {
  test.each(['a.jsonl', 'usage.csv', 'export'])('is known by what it holds, called %s', async (name) => {
    const read = await readLogs({ [name]: text })
    expect(read.problems).toEqual([])
    expect(read.recognised).toBe(true)
    expect(read.events.length).toBeGreaterThan(0)
    for (const event of read.events) expect(event.source ?? '').toMatch(SOURCES[format] ?? /never/)
  })

  test('is the same with CRLF, a byte-order mark, UTF-16 and in small chunks', async () => {
    const plain = await readLogs({ a: text })
    const withoutLines = (events: typeof plain.events) =>
      events.map((event) => ({ ...event, sourceRef: null }))
    for (const bytes of [
      Buffer.from(text.replaceAll('\n', '\r\n')),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
    ]) {
      for (const chunk of [1 << 20, 7]) {
        const read = await readLogs({ a: bytes }, chunk)
        expect(withoutLines(read.events)).toEqual(withoutLines(plain.events))
        expect(read.problems).toEqual([])
      }
    }
  })

  test('says on which line each event stands', async () => {
    const lines = text.split('\n').length
    for (const { sourceRef } of (await readLogs({ 'x.log': text })).events) {
      const line = Number(/^x\.log:(\d+)$/.exec(sourceRef ?? '')?.[1])
      expect(line).toBeGreaterThan(0)
      expect(line).toBeLessThanOrEqual(lines)
    }
  })
})

test('several pages, one after another or one a line, are one log', async () => {
  const pages = LOG_SAMPLES.filter(({ text }) => /^\{\s*"(data|object|usageEvents|totalUsage)/.test(text))
  expect(pages.length).toBeGreaterThan(5)
  for (const { text } of pages) {
    const once = await readLogs({ a: text })
    const twice = await readLogs({ a: `${text}\n${text}\n` })
    const lines = await readLogs({ a: `${JSON.stringify(JSON.parse(text))}\n`.repeat(2) })
    const array = await readLogs({ a: `[${text},${text}]` })
    for (const read of [twice, lines, array]) {
      expect(read.problems).toEqual([])
      expect(new Set(read.events.map(({ id }) => id.replace(/#2$/, '')))).toEqual(
        new Set(once.events.map(({ id }) => id)),
      )
    }
  }
})

test("Gemini's list of prompts is no log of Claude Code", () => {
  const prompt = {
    sessionId: 's',
    messageId: 0,
    type: 'user',
    message: 'hello',
    timestamp: '2026-06-01T09:00:00Z',
  }
  expect(detectLines([JSON.stringify(prompt)])).toBeNull()
})
