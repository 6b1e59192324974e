import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import { displayCount } from '@/lib/domain/display/display-count'

export interface FilterLink {
  href: string
  word: string
  count: number
  isOn: boolean
}

/** One of several views of a list, each with how many it holds; the address keeps which. */
export function FilterLinks({ label, links }: { label: string; links: readonly FilterLink[] }) {
  return (
    <nav
      aria-label={label}
      className="inline-flex min-h-8 flex-wrap items-center rounded-md border border-input bg-card p-0.5"
    >
      {links.map(({ href, word, count, isOn }) => (
        <Link
          key={href}
          href={href}
          aria-current={isOn ? 'true' : undefined}
          className={cn(
            'inline-flex h-6.5 items-center gap-1.5 rounded-sm px-2 text-muted-foreground transition-colors duration-150 hover:text-foreground',
            isOn && 'bg-muted text-foreground',
          )}
        >
          {word} <span>{displayCount(count)}</span>
        </Link>
      ))}
    </nav>
  )
}
