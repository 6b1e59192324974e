'use client'
import { useSpendNavigation } from '@/components/spend/spend-navigation'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { type ForecastView, forecastHref } from '@/lib/domain/forecast/forecast-href'
import type { SpendFilters } from '@/lib/domain/usage/spend'

/** The day that a period is seen from: now, or the end of any day. */
export function AsOfPicker({ view, filters }: { view: ForecastView; filters: SpendFilters }) {
  const { go } = useSpendNavigation()
  const goTo = (asOf: string | null) => go(forecastHref('/forecast', { ...view, asOf }, filters))
  return (
    <div className="flex items-center gap-2 max-sm:w-full max-sm:justify-between">
      <label htmlFor="as-of" className="text-muted-foreground">
        As of
      </label>
      <Input
        key={view.asOf}
        id="as-of"
        type="date"
        className="w-36 max-sm:w-48"
        defaultValue={view.asOf ?? ''}
        onChange={({ currentTarget: { value } }) => {
          if (/^(19[789]|2)\d+-\d\d-\d\d$/.test(value)) goTo(value)
        }}
      />
      {view.asOf !== null && (
        <Button variant="quiet" size="sm" onClick={() => goTo(null)}>
          Now
        </Button>
      )}
    </div>
  )
}
