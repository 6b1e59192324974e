'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { isCurrent, NAV_ITEMS } from '@/components/shell/nav-items'
import { cn } from '@/components/ui/cn'

export function NavLinks({
  openAlerts,
  hasNewCatalogue,
  onNavigate,
}: {
  openAlerts: number
  hasNewCatalogue: boolean
  onNavigate?: () => void
}) {
  const pathname = usePathname()
  return (
    <ul className="grid gap-0.5">
      {NAV_ITEMS.map((item) => {
        const current = isCurrent(item, pathname)
        return (
          <li key={item.href}>
            <Link
              href={item.href}
              aria-current={current ? 'page' : undefined}
              onClick={onNavigate}
              className={cn(
                'flex h-8 items-center gap-2.5 rounded-md px-2 text-muted-foreground transition-colors duration-150 hover:bg-muted hover:text-foreground',
                current && 'bg-muted font-medium text-foreground',
              )}
            >
              <item.icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
              {item.label}
              {item.href === '/alerts' && openAlerts > 0 && (
                <span className="ml-auto rounded-full bg-warning-muted px-1.5 text-warning text-xs">
                  {openAlerts > 99 ? '99+' : openAlerts}
                  <span className="sr-only"> open</span>
                </span>
              )}
              {item.href === '/prices' && hasNewCatalogue && (
                <span className="ml-auto rounded-full bg-accent px-1.5 text-accent-foreground text-xs">
                  new<span className="sr-only"> catalogue</span>
                </span>
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
