import { CircleHelp } from 'lucide-react'
import Link from 'next/link'
import { displayNumberOf } from '@/lib/domain/display/display-count'

/** What a total leaves out, beside it. */
export function UnpricedNote({ events, href }: { events: number; href?: string }) {
  if (events === 0) return null
  const text = `${displayNumberOf(events, 'call')} ${events === 1 ? 'has' : 'have'} no price`
  return (
    <span className="inline-flex items-center gap-1 text-warning">
      <CircleHelp aria-hidden className="size-3.5 shrink-0" />
      {href ? (
        <Link
          href={href}
          className="underline decoration-warning/40 underline-offset-4 hover:decoration-warning"
        >
          {text}
        </Link>
      ) : (
        text
      )}
    </span>
  )
}
