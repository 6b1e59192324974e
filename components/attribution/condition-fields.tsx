'use client'
import { Plus } from 'lucide-react'
import { type Keyed, nextKey } from '@/components/budgets/window-fields'
import { DimensionLine } from '@/components/forms/dimension-line'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses } from '@/components/ui/input'
import { RULE_DIMENSIONS } from '@/lib/domain/attribution/attribution-rule'
import type { ConditionRow } from '@/lib/domain/attribution/rule-form'

const NEW: ConditionRow = { dimension: 'project', tag: '', isMissing: false, pattern: '' }

/** What a rule asks of how usage was sent. */
export function ConditionFields({
  rows,
  onRows,
  errorOf,
}: {
  rows: Keyed<ConditionRow>[]
  onRows: (rows: Keyed<ConditionRow>[]) => void
  errorOf: (name: string) => string | undefined
}) {
  const error = errorOf('conditions')
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-1 font-medium">Where usage was sent with</legend>
      <p className="text-muted-foreground text-xs">
        * stands for any text: checkout* is all that begins so. Two lines of one kind mean either; different
        kinds must all hold.
      </p>
      {rows.map(({ key, row }, at) => {
        const onRow = (changed: ConditionRow) =>
          onRows(rows.map((other) => (other.key === key ? { ...other, row: changed } : other)))
        return (
          <DimensionLine
            key={key}
            name="lines"
            at={at}
            row={row}
            dimensions={RULE_DIMENSIONS}
            value={row.isMissing ? null : { name: 'pattern', initial: row.pattern }}
            errorOf={errorOf}
            onRow={onRow}
            onRemove={() => onRows(rows.filter((other) => other.key !== key))}
          >
            <Field label="How">
              <select
                name={`lines.${at}.how`}
                className={cn(fieldClasses, 'h-8 px-2')}
                value={row.isMissing ? 'missing' : 'is'}
                onChange={(event) => onRow({ ...row, isMissing: event.target.value === 'missing' })}
              >
                <option value="is">is</option>
                <option value="missing">was not sent</option>
              </select>
            </Field>
          </DimensionLine>
        )
      })}
      {error && (
        <p role="alert" className="text-destructive text-xs">
          {error}
        </p>
      )}
      <Button
        size="sm"
        className="justify-self-start"
        onClick={() => onRows([...rows, { key: nextKey(rows), row: NEW }])}
      >
        <Plus aria-hidden /> Add a line
      </Button>
    </fieldset>
  )
}
