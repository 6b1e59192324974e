'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { type Keyed, nextKey } from '@/components/budgets/window-fields'
import { useSpendValues } from '@/components/spend/use-spend-values'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { RULE_DIMENSIONS } from '@/lib/domain/attribution/attribution-rule'
import type { ConditionRow } from '@/lib/domain/attribution/rule-form'
import { dimensionLabel } from '@/lib/domain/usage/dimension-label'
import { isSpendDimension } from '@/lib/domain/usage/spend'

const NEW: ConditionRow = { dimension: 'project', tag: '', isMissing: false, pattern: '' }
const select = cn(fieldClasses, 'h-8 px-2')

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
      {rows.map(({ key, row }, at) => (
        <ConditionLine
          key={key}
          at={at}
          row={row}
          errorOf={errorOf}
          onRow={(changed) =>
            onRows(rows.map((other) => (other.key === key ? { ...other, row: changed } : other)))
          }
          onRemove={() => onRows(rows.filter((other) => other.key !== key))}
        />
      ))}
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

function ConditionLine({
  at,
  row,
  errorOf,
  onRow,
  onRemove,
}: {
  at: number
  row: ConditionRow
  errorOf: (name: string) => string | undefined
  onRow: (row: ConditionRow) => void
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
            name={`lines.${at}.dimension`}
            className={select}
            value={row.dimension}
            onChange={(event) => onRow({ ...row, dimension: event.target.value })}
          >
            {RULE_DIMENSIONS.map((name) => (
              <option key={name} value={name}>
                {dimensionLabel(name)}
              </option>
            ))}
            <option value="tag">Tag</option>
          </select>
        </Field>
        {row.dimension === 'tag' && (
          <Field label="Tag’s name" error={errorOf(`lines.${at}.tag`)}>
            <Input
              name={`lines.${at}.tag`}
              maxLength={128}
              autoComplete="off"
              value={row.tag}
              onChange={(event) => onRow({ ...row, tag: event.target.value })}
            />
          </Field>
        )}
        <Field label="How">
          <select
            name={`lines.${at}.how`}
            className={select}
            value={row.isMissing ? 'missing' : 'is'}
            onChange={(event) => onRow({ ...row, isMissing: event.target.value === 'missing' })}
          >
            <option value="is">is</option>
            <option value="missing">was not sent</option>
          </select>
        </Field>
        {!row.isMissing && (
          <Field
            label="Value"
            hint={values.state === 'failed' ? 'The known names could not be loaded; type one.' : undefined}
            error={errorOf(`lines.${at}.pattern`)}
          >
            <Input
              name={`lines.${at}.pattern`}
              list={listId}
              maxLength={512}
              autoComplete="off"
              defaultValue={row.pattern}
            />
          </Field>
        )}
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
