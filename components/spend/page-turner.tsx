'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { ViewLink } from '@/components/spend/view-link'
import { Button } from '@/components/ui/button'

/** Back towards newer rows, on to older ones; an end has no way on. */
export function PageTurner({ newer, older }: { newer: string | null; older: string | null }) {
  return (
    <nav aria-label="Pages of the ledger" className="flex items-center justify-end gap-2 border-t px-4 py-2">
      <Turn href={newer}>
        <ChevronLeft aria-hidden /> Newer
      </Turn>
      <Turn href={older}>
        Older <ChevronRight aria-hidden />
      </Turn>
    </nav>
  )
}

function Turn({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null)
    return (
      <Button size="sm" disabled>
        {children}
      </Button>
    )
  return (
    <Button asChild size="sm">
      <ViewLink href={href}>{children}</ViewLink>
    </Button>
  )
}
