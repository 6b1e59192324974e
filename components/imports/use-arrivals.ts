'use client'
import { useEffect, useState } from 'react'

const POLL_MS = 3_000

interface Answer {
  data: readonly { id: string; kind: string; accepted: number }[]
}

/** How many calls have come in, from whatever way, since the page was opened; or since ever, where it was made before there were any. */
export function useArrivals(onArrived: () => void, sinceEver = false): number {
  const [arrived, setArrived] = useState(0)
  useEffect(() => {
    let before: ReadonlyMap<string, number> | null = sinceEver ? new Map() : null
    let seen = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const asking = new AbortController()
    const look = async () => {
      const answer = document.hidden ? null : await ask(asking.signal)
      if (asking.signal.aborted) return
      if (answer) {
        const counts = new Map(
          answer.data.filter(({ kind }) => kind !== 'sample').map((one) => [one.id, one.accepted]),
        )
        before ??= counts
        let total = 0
        for (const [id, accepted] of counts) total += Math.max(0, accepted - (before.get(id) ?? 0))
        if (total > seen) {
          seen = total
          setArrived(total)
          onArrived()
        }
      }
      timer = setTimeout(look, POLL_MS)
    }
    void look()
    return () => {
      asking.abort()
      clearTimeout(timer)
    }
  }, [onArrived, sinceEver])
  return arrived
}

async function ask(signal: AbortSignal): Promise<Answer | null> {
  const response = await fetch('/api/v1/uploads?limit=50', { signal, cache: 'no-store' }).catch(() => null)
  return response?.ok ? ((await response.json()) as Answer) : null
}
