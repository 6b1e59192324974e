'use client'
import { CircleCheck, Loader } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { useArrivals } from '@/components/imports/use-arrivals'
import { displayNumberOf } from '@/lib/domain/display/display-count'

/** Waits for calls and says when they are there. */
export function ArrivalLine({ isFirst }: { isFirst: boolean }) {
  const router = useRouter()
  const arrived = useArrivals(useCallback(() => router.refresh(), [router]))
  return (
    <p role="status" className="flex items-center gap-2">
      {arrived === 0 ? (
        <>
          <Loader aria-hidden className="size-4 shrink-0 animate-pulse text-muted-foreground" />
          {isFirst ? 'Waiting for the first event…' : 'Waiting for the next event…'}
        </>
      ) : (
        <>
          <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
          <span>
            {displayNumberOf(arrived, 'event has', 'events have')} arrived.{' '}
            <Link href="/overview" className="text-primary underline underline-offset-4">
              See them on Overview
            </Link>
          </span>
        </>
      )}
    </p>
  )
}
