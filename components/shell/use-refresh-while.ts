import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Asks for the page again every few seconds while something on it moves. */
export function useRefreshWhile(isMoving: boolean, everyMs: number): void {
  const router = useRouter()
  useEffect(() => {
    if (!isMoving) return
    const timer = setInterval(() => router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [isMoving, everyMs, router])
}
