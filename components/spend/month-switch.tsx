import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'

/** From month to month; the later one is missing where it has not begun. */
export function MonthSwitch({
  label,
  earlier,
  later,
}: {
  label: string
  earlier: string
  later: string | null
}) {
  return (
    <nav aria-label="Month" className="flex items-center gap-1">
      <Button asChild variant="secondary" size="icon">
        <Link href={earlier} aria-label="The month before">
          <ChevronLeft aria-hidden />
        </Link>
      </Button>
      <span className="min-w-32 text-center">{label}</span>
      {later ? (
        <Button asChild variant="secondary" size="icon">
          <Link href={later} aria-label="The month after">
            <ChevronRight aria-hidden />
          </Link>
        </Button>
      ) : (
        <Button variant="secondary" size="icon" disabled aria-label="The month after">
          <ChevronRight aria-hidden />
        </Button>
      )}
    </nav>
  )
}
