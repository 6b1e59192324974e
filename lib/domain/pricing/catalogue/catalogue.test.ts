import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseUsd } from '../../money'
import { currentSnapshot } from '../current-snapshot'
import type { PriceRow } from '../price-snapshot'
import { parsePriceWindow } from '../price-window'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const snapshot = currentSnapshot()

describe('the catalogue', () => {
  it('holds snapshots that are what their names say', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))
    expect(files).toContain(`${snapshot.id}.json`)
    for (const name of files) {
      const hash = createHash('sha256')
        .update(readFileSync(`${FOLDER}${name}`))
        .digest('hex')
        .slice(0, 12)
      expect(name).toMatch(new RegExp(`^\\d{4}-\\d{2}-\\d{2}\\.${hash}\\.json$`))
    }
  })

  it('holds exact prices of at most 9 decimals a million tokens', () => {
    for (const row of snapshot.rows) {
      for (const price of [...pricesOf(row), ...(row.tier === null ? [] : pricesOf(row.tier))]) {
        const femto = parseUsd(price)
        expect(femto !== null && femto % 1_000_000n === 0n, `${row.provider}/${row.model}: ${price}`).toBe(
          true,
        )
      }
    }
  })

  it('has a source and readable windows on every row', () => {
    for (const row of snapshot.rows) {
      expect(row.source, row.model).not.toBe('')
      if (row.window !== null) parsePriceWindow(row.window)
    }
  })

  it('never has two prices of one model for one instant', () => {
    const seen = new Map<string, PriceRow[]>()
    for (const row of snapshot.rows) {
      const key = `${row.provider}/${row.model} ${row.window === null ? 'base' : 'window'}`
      const others = seen.get(key) ?? []
      for (const other of others) expect(row.window === other.window && overlap(row, other), key).toBe(false)
      seen.set(key, [...others, row])
    }
  })

  it('has aliases that lead to rows and hide none', () => {
    const names = snapshot.aliases.map(({ provider, alias }) => `${provider}/${alias}`)
    expect(new Set(names).size).toBe(names.length)
    const models = new Set(snapshot.rows.map((row) => `${row.provider}/${row.model}`))
    for (const { provider, alias, model } of snapshot.aliases) {
      expect(models, alias).toContain(`${provider}/${model}`)
      expect(models.has(`${provider}/${alias}`), alias).toBe(false)
    }
  })
})

function pricesOf(prices: Omit<PriceRow, 'tier'> | NonNullable<PriceRow['tier']>): string[] {
  const { inputUsd, outputUsd, cacheReadUsd, cacheWrite5mUsd, cacheWrite1hUsd } = prices
  return [inputUsd, outputUsd, cacheReadUsd, cacheWrite5mUsd, cacheWrite1hUsd].filter(
    (price) => price !== null,
  )
}

function overlap(a: PriceRow, b: PriceRow): boolean {
  const start = (row: PriceRow) => (row.effectiveFrom === null ? -Infinity : Date.parse(row.effectiveFrom))
  const end = (row: PriceRow) => (row.effectiveTo === null ? Infinity : Date.parse(row.effectiveTo))
  return start(a) < end(b) && start(b) < end(a)
}
