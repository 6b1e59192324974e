'use client'
import { useEffect, useState } from 'react'

const EVERY_MS = 20_000

/** How many alerts are open, asked for again every 20 seconds while the page is looked at. */
export function useOpenAlerts(initial: number): number {
  const [count, setCount] = useState(initial)
  useEffect(() => setCount(initial), [initial])
  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      // Without an answer the count stays what it was.
      const answer = await fetch('/api/v1/alerts/count').catch(() => null)
      if (!answer?.ok) return
      const { open } = (await answer.json()) as { open: number }
      setCount(open)
    }
    const timer = setInterval(ask, EVERY_MS)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [])
  return count
}
