import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** No usage in a range under its filters, and the way to where there is some. */
export function NothingFound({
  isFiltered,
  hasAny,
  allHref,
}: {
  isFiltered: boolean
  hasAny: boolean
  allHref: string
}) {
  if (!hasAny)
    return (
      <EmptyState
        icon={SearchX}
        title="There are no calls yet"
        actions={
          <Button asChild variant="primary">
            <Link href="/imports">Send logs or connect an agent</Link>
          </Button>
        }
      >
        This page fills as soon as the first logs are in.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={SearchX}
      title={isFiltered ? 'No call matches these filters in this time' : 'No call in this time'}
      actions={
        <Button asChild>
          <Link href={allHref}>Look at all time</Link>
        </Button>
      }
    >
      {isFiltered
        ? 'Take a filter away (Esc clears all), or look at a longer time.'
        : 'Look at a longer time.'}
    </EmptyState>
  )
}
