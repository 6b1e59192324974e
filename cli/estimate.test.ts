import { describe, expect, it, vi } from 'vitest'
import { estimateCommand } from './estimate'

const ARTICLE = '--resources 8 --auth --validation --pagination --tests --as-of 2026-06-21'

function run(line: string): { code: number; out: string; err: string } {
  let out = ''
  let err = ''
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text)
    return true
  })
  const code = estimateCommand(
    line.split(' ').filter(Boolean),
    (text) => {
      out += text
    },
    Date.parse('2026-11-25T02:00:00Z'),
  )
  spy.mockRestore()
  return { code, out, err }
}

describe('outlay estimate', () => {
  it('gives the article’s figures as JSON', () => {
    const models = ['claude-sonnet-4-6', 'claude-opus-4-8', 'deepseek-v4-pro'].map(
      (name) => `--model ${name}`,
    )
    const { code, out } = run(`${ARTICLE} --retry-factor 3 --json ${models.join(' ')}`)
    const { assumptions, models: rows } = JSON.parse(out)
    expect(code).toBe(0)
    expect(assumptions).toMatchObject({
      interactions: 120,
      input_tokens: 25_000,
      output_tokens: 5_000,
      retry_factor: 3,
    })
    expect(
      rows.map((row: Record<string, string>) => [
        row.model,
        row.per_interaction_usd,
        row.clean_usd,
        row.total_usd,
      ]),
    ).toEqual([
      ['claude-sonnet-4-6', '0.15', '18', '54'],
      ['claude-opus-4-8', '0.25', '30', '90'],
      ['deepseek-v4-pro', '0.015225', '1.827', '5.481'],
    ])
  })

  it('prints a table with the sum line by line, and why a model has none', () => {
    const { code, out } = run(`${ARTICLE} --model claude-sonnet-4-6 --model nothing`)
    expect(code).toBe(0)
    expect(out).toMatch(/interactions +120 +60 to 180 +8 × 10 a resource/)
    expect(out).toMatch(/claude-sonnet-4-6 +\$0\.1500 +\$18\.00 +\$18\.00/)
    expect(out).toMatch(/nothing +no price is known for nothing/)
    expect(out).toMatch(/Clean work +120 interactions × \$0\.15 += \$18/)
  })

  it('knows several models by itself, and a mix', () => {
    expect(JSON.parse(run('--interactions 1 --json').out).models.length).toBeGreaterThan(3)
    const { mix } = JSON.parse(
      run('--interactions 4 --json --mix claude-opus-4-8=0.5,claude-sonnet-4-6=0.5').out,
    )
    // 25,000 in and 2,500 out: 0.1875 on Opus, 0.1125 on Sonnet
    expect(mix.clean_usd).toBe('0.6')
  })

  it.each([
    ['--resources many', '--resources: Give a whole number'],
    ['--resources 1 --endpoints 2', '--endpoints: Give resources or endpoints'],
    ['--retry-factor 0', '--retry-factor: Give a factor'],
    ['--mix claude-opus-4-8=0.5', '--mix: The shares'],
    ['--model=', '--model: Name a model.'],
    ['--as-of yesterday', '--as-of: Give a day'],
    ['--input-tokens=', '--input-tokens: a value is missing'],
    ['--no-such-flag', "Unknown option '--no-such-flag'"],
    ['eight', 'Unexpected argument'],
  ])('answers 2 to bad usage: %s', (line, message) => {
    const { code, out, err } = run(line)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(message)
  })

  it('has help', () => {
    expect(run('--help')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('outlay estimate --resources 8'),
    })
  })
})
