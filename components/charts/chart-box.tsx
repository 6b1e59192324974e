'use client'
import { type ReactNode, Suspense } from 'react'
import { useWidth } from '@/components/charts/use-width'

/** A place as high as its chart: the page is awake, and knows how wide it is, before the chart's code comes. */
export function ChartBox({ height, children }: { height: number; children: (width: number) => ReactNode }) {
  const [box, width] = useWidth<HTMLDivElement>()
  return (
    <div ref={box} style={{ height }} className="[&_.recharts-surface:focus-visible]:outline-2">
      {width > 0 && <Suspense fallback={null}>{children(width)}</Suspense>}
    </div>
  )
}
