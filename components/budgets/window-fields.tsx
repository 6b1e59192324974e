'use client'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { BUDGET_PERIODS } from '@/lib/domain/budgets/budget'
import type { WindowRow } from '@/lib/domain/budgets/budget-form'
import { eachPeriod, periodName } from '@/lib/domain/budgets/budget-in-words'

export interface Keyed<Row> {
  key: number
  row: Row
}

/** The next key of a list of rows. */
export function nextKey(rows: readonly { key: number }[]): number {
  return Math.max(-1, ...rows.map(({ key }) => key)) + 1
}

/** How much a period; several at once are several budgets of one scope. */
export function WindowFields({
  rows,
  onRows,
  errorOf,
  mayAdd,
}: {
  rows: Keyed<WindowRow>[]
  onRows: (rows: Keyed<WindowRow>[]) => void
  errorOf: (name: string) => string | undefined
  mayAdd: boolean
}) {
  const free = BUDGET_PERIODS.find((period) => !rows.some(({ row }) => row.period === period))
  return (
    <div className="grid gap-3">
      {rows.map(({ key, row }, at) => (
        <div key={key} className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <Field label="Amount, USD" error={errorOf(`windows.${at}.amount`)}>
              <Input
                name={`windows.${at}.amount`}
                inputMode="decimal"
                autoComplete="off"
                placeholder="1000"
                defaultValue={row.amount}
              />
            </Field>
          </div>
          <div className="min-w-0 flex-1">
            <Field label="Period" error={errorOf(`windows.${at}.period`)}>
              <select
                name={`windows.${at}.period`}
                className={cn(fieldClasses, 'h-8 px-2')}
                defaultValue={row.period}
                onChange={(event) =>
                  onRows(
                    rows.map((one) =>
                      one.key === key ? { key, row: { ...row, period: event.target.value } } : one,
                    ),
                  )
                }
              >
                {BUDGET_PERIODS.map((period) => (
                  <option key={period} value={period}>
                    {period === 'life' ? 'in all, over its whole life' : eachPeriod(period)}
                  </option>
                ))}
              </select>
            </Field>
          </div>
          {rows.length > 1 && (
            <Button
              size="icon"
              variant="quiet"
              className="mt-6.5"
              aria-label={`Remove window ${at + 1}`}
              onClick={() => onRows(rows.filter((one) => one.key !== key))}
            >
              <Trash2 aria-hidden />
            </Button>
          )}
        </div>
      ))}
      {mayAdd && free && (
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() => onRows([...rows, { key: nextKey(rows), row: { amount: '', period: free } }])}
        >
          <Plus aria-hidden /> Also per {periodName(free)}
        </Button>
      )}
    </div>
  )
}
