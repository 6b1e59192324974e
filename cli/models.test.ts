import { describe, expect, it, vi } from 'vitest'
import { currentSnapshot } from '../lib/domain/pricing/current-snapshot'
import { modelsCommand } from './models'

function run(...argv: string[]): { code: number; out: string } {
  let out = ''
  const code = modelsCommand(argv, (text) => {
    out += text
  })
  return { code, out }
}

describe('outlay models', () => {
  it('lists every price with its dates and source as JSON', () => {
    const { code, out } = run('--json')
    const { snapshot, data, next_cursor } = JSON.parse(out)
    expect(code).toBe(0)
    expect(snapshot).toBe(currentSnapshot().id)
    expect(next_cursor).toBeNull()
    expect(data).toHaveLength(currentSnapshot().rows.length)
    const [before, after] = data.filter(
      (row: { provider: string; model: string }) =>
        row.provider === 'anthropic' && row.model === 'claude-sonnet-4-6',
    )
    expect(before).toMatchObject({
      effective_from: null,
      effective_to: '2026-03-13T00:00:00Z',
      input_usd_per_mtok: '3',
      cache_write_1h_usd_per_mtok: '6',
      web_search_usd_per_thousand: '10',
      long_context: { over_tokens: 200_000, input_usd_per_mtok: '6', output_usd_per_mtok: '22.5' },
      source: '@pydantic/genai-prices 0.1.8',
    })
    expect(after).toMatchObject({ effective_from: '2026-03-13T00:00:00Z', long_context: null })
    expect(after.aliases).toContain('claude-sonnet-4.6')
  })

  it('prints a table of the models asked for', () => {
    const { code, out } = run('haiku-5-5', '--provider', 'anthropic')
    expect(code).toBe(0)
    expect(out).toContain('anthropic/claude-haiku-5-5')
    expect(out).toContain('over 100000 input tokens')
    expect(out).not.toContain('sonnet')
    expect(out).toContain(`Snapshot ${currentSnapshot().id}`)
  })

  it('explains itself', () => expect(run('--help')).toMatchObject({ code: 0 }))

  it.each([[['--nonsense']], [['a', 'b']]])('answers bad usage %j with 2', (argv) => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(run(...argv)).toEqual({ code: 2, out: '' })
    expect(stderr).toHaveBeenCalled()
    stderr.mockRestore()
  })
})
