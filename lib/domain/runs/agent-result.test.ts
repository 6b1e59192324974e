import { describe, expect, it } from 'vitest'
import { type AgentResult, outcomeOfResults } from './agent-result'

const at = (time: string) => Date.parse(`2026-06-01T${time}Z`)
const result = (fields: Partial<AgentResult> = {}): AgentResult => ({
  id: 'r1',
  status: 'completed',
  turns: 3,
  durationMs: 60_000,
  endedAtMs: at('12:00:00'),
  isDated: true,
  ...fields,
})

describe('what results say of a run', () => {
  it('is nothing where there are none, and the result’s where there is one, however often it was read', () => {
    expect(outcomeOfResults([])).toBeNull()
    expect(outcomeOfResults([result(), result()])).toEqual({
      status: 'completed',
      turns: 3,
      started_at: '2026-06-01T11:59:00.000Z',
      ended_at: '2026-06-01T12:00:00.000Z',
    })
  })

  it('adds up, from the first’s start to the last’s end', () => {
    const later = result({ id: 'r2', status: 'error_max_turns', turns: 4, endedAtMs: at('12:10:00') })
    expect(outcomeOfResults([later, result()])).toEqual({
      status: 'error_max_turns',
      turns: 7,
      started_at: '2026-06-01T11:59:00.000Z',
      ended_at: '2026-06-01T12:10:00.000Z',
    })
  })

  it('takes undated ones for one after the other', () => {
    expect(
      outcomeOfResults([result({ isDated: false }), result({ id: 'r2', isDated: false })]),
    ).toMatchObject({
      started_at: '2026-06-01T11:58:00.000Z',
    })
  })

  it('says nothing of turns and times that one of them lacks', () => {
    expect(outcomeOfResults([result({ turns: null, durationMs: null })])).toEqual({
      status: 'completed',
      turns: null,
    })
  })
})
