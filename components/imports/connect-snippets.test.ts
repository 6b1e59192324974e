import { describe, expect, it } from 'vitest'
import { parseUsageEvent } from '@/lib/domain/usage/usage-event-wire'
import { connectSnippets } from './connect-snippets'

const asked = { address: 'https://outlay.example:8443', now: '2026-11-22T09:00:00Z' }
const codes = (secret: string | null) =>
  connectSnippets({ ...asked, secret }).flatMap(({ snippets }) => snippets.map(({ code }) => code))

describe('connectSnippets', () => {
  it('holds the real address and, once there is one, the key in every command that sends', () => {
    const sending = codes('outlay_secret').filter((code) => !code.startsWith('cat '))
    expect(sending.length).toBeGreaterThan(4)
    for (const code of sending) {
      expect(code).toContain(asked.address)
      expect(code).toContain('outlay_secret')
    }
    expect(codes('outlay_secret').join()).not.toContain('YOUR_KEY')
    expect(codes(null).join()).toContain('YOUR_KEY')
  })

  it('shows an event that the API takes', () => {
    const code = codes(null).find((one) => one.includes('/api/v1/usage'))
    const [event] = JSON.parse(code?.match(/-d '(.*)'/s)?.[1] ?? '[]')
    expect(parseUsageEvent(event)).toMatchObject({ ok: true, event: { model: 'claude-sonnet-5' } })
  })
})
