import Link from 'next/link'
import { Button } from '@/components/ui/button'

/** From page to page of a list that is newest first. `trail`: the cursors of the pages before, this one's last. */
export function OlderNewer({
  label,
  trail,
  nextCursor,
  hrefOf,
}: {
  label: string
  trail: readonly string[]
  nextCursor: string | null
  hrefOf: (trail: readonly string[]) => string
}) {
  if (trail.length === 0 && nextCursor === null) return null
  return (
    <nav aria-label={label} className="flex justify-end gap-2 border-t px-4 py-2">
      {trail.length > 0 && (
        <Button asChild size="sm">
          <Link href={hrefOf(trail.slice(0, -1))}>Newer</Link>
        </Button>
      )}
      {nextCursor !== null && (
        <Button asChild size="sm">
          <Link href={hrefOf([...trail, nextCursor])}>Older</Link>
        </Button>
      )}
    </nav>
  )
}
