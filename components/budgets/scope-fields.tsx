'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { type Keyed, nextKey } from '@/components/budgets/window-fields'
import { useSpendValues } from '@/components/spend/use-spend-values'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { BUDGET_DIMENSIONS } from '@/lib/domain/budgets/budget'
import type { ScopeRow } from '@/lib/domain/budgets/budget-form'
import { dimensionLabel } from '@/lib/domain/usage/dimension-label'
import { isSpendDimension } from '@/lib/domain/usage/spend'

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
        <ScopeLine
          key={one.key}
          at={at}
          row={one.row}
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

function ScopeLine({
  at,
  row,
  errorOf,
  onRow,
  onRemove,
}: {
  at: number
  row: ScopeRow
  errorOf: (name: string) => string | undefined
  onRow: (row: ScopeRow) => void
  onRemove: () => void
}) {
  const listId = useId()
  const dimension = row.dimension === 'tag' ? `tag.${row.tag}` : row.dimension
  const values = useSpendValues(isSpendDimension(dimension) ? dimension : null, null)
  return (
    <div className="flex items-start gap-2">
      <div className="grid min-w-0 flex-1 items-start grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] gap-2">
        <Field label="Kind">
          <select
            name={`scope.${at}.dimension`}
            className={cn(fieldClasses, 'h-8 px-2')}
            value={row.dimension}
            onChange={(event) => onRow({ ...row, dimension: event.target.value })}
          >
            {BUDGET_DIMENSIONS.map((name) => (
              <option key={name} value={name}>
                {dimensionLabel(name)}
              </option>
            ))}
            <option value="tag">Tag</option>
          </select>
        </Field>
        {row.dimension === 'tag' && (
          <Field label="Tag’s name" error={errorOf(`scope.${at}.tag`)}>
            <Input
              name={`scope.${at}.tag`}
              maxLength={128}
              autoComplete="off"
              value={row.tag}
              onChange={(event) => onRow({ ...row, tag: event.target.value })}
            />
          </Field>
        )}
        <Field
          label="Value"
          hint={values.state === 'failed' ? 'The known names could not be loaded; type one.' : undefined}
          error={errorOf(`scope.${at}.value`)}
        >
          <Input
            name={`scope.${at}.value`}
            list={listId}
            maxLength={512}
            autoComplete="off"
            defaultValue={row.value}
          />
        </Field>
        <datalist id={listId}>
          {values.state === 'loaded' &&
            values.values.flatMap(({ name }) => (name ? [<option key={name} value={name} />] : []))}
        </datalist>
      </div>
      <Button
        size="icon"
        variant="quiet"
        className="mt-6.5"
        aria-label={`Remove line ${at + 1}`}
        onClick={onRemove}
      >
        <Trash2 aria-hidden />
      </Button>
    </div>
  )
}
