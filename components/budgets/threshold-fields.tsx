'use client'
import { Plus, Trash2 } from 'lucide-react'
import { RowLabel } from '@/components/budgets/row-label'
import { type Keyed, nextKey } from '@/components/budgets/window-fields'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import type { ThresholdRow } from '@/lib/domain/budgets/budget-form'

const MOST_THRESHOLDS = 10

/** The lines that alert when they are crossed. */
export function ThresholdFields({
  rows,
  onRows,
  errorOf,
}: {
  rows: Keyed<ThresholdRow>[]
  onRows: (rows: Keyed<ThresholdRow>[]) => void
  errorOf: (name: string) => string | undefined
}) {
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1 font-medium">Alert at</legend>
      <p className="text-muted-foreground text-xs">
        {rows.length === 0
          ? 'Nothing alerts: the bar only shows where it stands.'
          : 'Each line alerts once a period. A forecast line is held against the P50 of the period’s forecast.'}
      </p>
      {rows.map(({ key, row }, at) => (
        <div key={key} className="flex items-start gap-2 not-first-of-type:-mt-1.5">
          <div className="grid min-w-0 flex-1 items-start grid-cols-2 sm:grid-cols-3 gap-2">
            <Field label={<RowLabel at={at}>Threshold</RowLabel>} error={errorOf(`thresholds.${at}.amount`)}>
              <Input
                name={`thresholds.${at}.amount`}
                inputMode="decimal"
                autoComplete="off"
                defaultValue={row.amount}
              />
            </Field>
            <Field label={<RowLabel at={at}>In</RowLabel>}>
              <select
                name={`thresholds.${at}.unit`}
                className={cn(fieldClasses, 'h-8 px-2')}
                defaultValue={row.unit}
              >
                <option value="percent">% of the limit</option>
                <option value="usd">USD</option>
              </select>
            </Field>
            <div className="max-sm:col-span-2">
              <Field label={<RowLabel at={at}>Of</RowLabel>}>
                <select
                  name={`thresholds.${at}.on`}
                  className={cn(fieldClasses, 'h-8 px-2')}
                  defaultValue={row.on}
                >
                  <option value="actual">what is spent</option>
                  <option value="forecast">the forecast</option>
                </select>
              </Field>
            </div>
          </div>
          <Button
            size="icon"
            variant="quiet"
            className={at === 0 ? 'mt-6.5' : 'mt-1.5'}
            aria-label={`Remove threshold ${at + 1}`}
            onClick={() => onRows(rows.filter((one) => one.key !== key))}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      ))}
      {rows.length < MOST_THRESHOLDS && (
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() =>
            onRows([...rows, { key: nextKey(rows), row: { amount: '', unit: 'percent', on: 'actual' } }])
          }
        >
          <Plus aria-hidden /> Add a threshold
        </Button>
      )}
    </fieldset>
  )
}
