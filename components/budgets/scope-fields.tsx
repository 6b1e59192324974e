'use client'
import { Plus } from 'lucide-react'
import { type Keyed, nextKey } from '@/components/budgets/window-fields'
import { DimensionLine } from '@/components/forms/dimension-line'
import { Button } from '@/components/ui/button'
import { BUDGET_DIMENSIONS } from '@/lib/domain/budgets/budget'
import type { ScopeRow } from '@/lib/domain/budgets/budget-form'

/** What a budget counts: nothing named is the whole organization. */
export function ScopeFields({
  rows,
  onRows,
  errorOf,
}: {
  rows: Keyed<ScopeRow>[]
  onRows: (rows: Keyed<ScopeRow>[]) => void
  errorOf: (name: string) => string | undefined
}) {
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1 font-medium">What it counts</legend>
      <p className="text-muted-foreground text-xs">
        {rows.length === 0
          ? 'The whole organization. Narrow it to a project, a team, a person, a model…'
          : 'Two lines of one kind mean either; different kinds must all hold.'}
      </p>
      {rows.map((one, at) => (
        <DimensionLine
          key={one.key}
          name="scope"
          at={at}
          row={one.row}
          dimensions={BUDGET_DIMENSIONS}
          value={{ name: 'value', initial: one.row.value }}
          errorOf={errorOf}
          onRow={(row) => onRows(rows.map((other) => (other.key === one.key ? { ...other, row } : other)))}
          onRemove={() => onRows(rows.filter((other) => other.key !== one.key))}
        />
      ))}
      <Button
        size="sm"
        className="justify-self-start"
        onClick={() =>
          onRows([...rows, { key: nextKey(rows), row: { dimension: 'project', tag: '', value: '' } }])
        }
      >
        <Plus aria-hidden /> {rows.length === 0 ? 'Narrow it down' : 'Add a line'}
      </Button>
    </fieldset>
  )
}
