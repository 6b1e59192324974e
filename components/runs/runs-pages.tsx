'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { ViewLink } from '@/components/spend/view-link'
import { Button } from '@/components/ui/button'
import { displayCount } from '@/lib/domain/display/display-count'
import { type RunsView, runsHref } from '@/lib/domain/runs/runs-view'

/** Back and on through the pages of runs; nothing where there is one page. */
export function RunsPages({ view, page, pages }: { view: RunsView; page: number; pages: number }) {
  if (pages === 1) return null
  return (
    <nav aria-label="Pages of runs" className="flex items-center justify-end gap-2 border-t px-4 py-2">
      <span className="mr-1 text-muted-foreground">
        Page {displayCount(page)} of {displayCount(pages)}
      </span>
      <Turn href={page > 1 ? runsHref({ ...view, page: page - 1 }) : null}>
        <ChevronLeft aria-hidden /> Back
      </Turn>
      <Turn href={page < pages ? runsHref({ ...view, page: page + 1 }) : null}>
        On <ChevronRight aria-hidden />
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
