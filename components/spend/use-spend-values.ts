'use client'
import { useEffect, useState } from 'react'
import type { SpendDimension } from '@/lib/domain/usage/spend'

export interface SpendValue {
  name: string | null
  costUsd: string | null
}

export type SpendValues =
  | { state: 'none' }
  | { state: 'loading' }
  | { state: 'failed' }
  | { state: 'loaded'; values: readonly SpendValue[] }

const MOST_LISTED = 300

/** The values of a dimension that have spend in a range, dearest first, `most` of them; asked of the API when it is wanted. */
export function useSpendValues(
  dimension: SpendDimension | null,
  days: { from: string; to: string } | null,
  most = MOST_LISTED,
): SpendValues {
  const [values, setValues] = useState<SpendValues>({ state: 'none' })
  const from = days?.from
  const to = days?.to
  useEffect(() => {
    if (dimension === null) return
    const abort = new AbortController()
    setValues({ state: 'loading' })
    load(dimension, { from, to }, abort.signal).then(
      (loaded) => setValues({ state: 'loaded', values: loaded.slice(0, most) }),
      () => {
        if (!abort.signal.aborted) setValues({ state: 'failed' })
      },
    )
    return () => abort.abort()
  }, [dimension, from, to, most])
  return dimension === null ? { state: 'none' } : values
}

async function load(
  dimension: SpendDimension,
  days: { from: string | undefined; to: string | undefined },
  signal: AbortSignal,
): Promise<SpendValue[]> {
  const query = new URLSearchParams({ group_by: dimension })
  if (days.from) query.set('from', days.from)
  if (days.to) query.set('to', days.to)
  const response = await fetch(`/api/v1/spend?${query}`, { signal })
  if (!response.ok) throw new Error(`${response.status}`)
  const { rows } = (await response.json()) as { rows: Record<string, string | null>[] }
  return rows
    .map((row) => ({ name: row[dimension] ?? null, costUsd: row.cost_usd ?? null }))
    .sort((a, b) => Number(b.costUsd ?? 0) - Number(a.costUsd ?? 0))
}
