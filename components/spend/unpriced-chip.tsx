'use client'
import { X } from 'lucide-react'
import { ViewLink } from '@/components/spend/view-link'

/** The filter that keeps only calls without a price, as a chip that a press takes away. */
export function UnpricedChip({ href }: { href: string }) {
  return (
    <ViewLink
      href={href}
      aria-label="Remove the filter: without a price"
      className="inline-flex h-7 items-center gap-1.5 rounded-md border border-primary/25 bg-accent pr-1.5 pl-2 font-medium text-accent-foreground transition-colors duration-150 hover:border-primary/60"
    >
      Without a price <X aria-hidden className="size-3.5" />
    </ViewLink>
  )
}
