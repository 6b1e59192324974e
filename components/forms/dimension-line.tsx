'use client'
import { Trash2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useSpendValues } from '@/components/spend/use-spend-values'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { dimensionLabel, NAMED_TAGS } from '@/lib/domain/usage/dimension-label'
import { isSpendDimension, type SpendDimension } from '@/lib/domain/usage/spend'

/** A line of a form that names a value of a dimension: its kind, a tag's name, and the value with those that are known. */
export function DimensionLine<Row extends { dimension: string; tag: string }>({
  name,
  at,
  row,
  dimensions,
  value,
  children,
  errorOf,
  onRow,
  onRemove,
}: {
  /** Of the list of lines: a field's name is `${name}.${at}.…`. */
  name: string
  at: number
  row: Row
  dimensions: readonly SpendDimension[]
  /** The value's own field; null where the line asks for none. */
  value: { name: string; initial: string } | null
  /** What else the line asks, before the value. */
  children?: ReactNode
  errorOf: (name: string) => string | undefined
  onRow: (row: Row) => void
  onRemove: () => void
}) {
  const listId = useId()
  const field = (own: string) => `${name}.${at}.${own}`
  const dimension = row.dimension === 'tag' ? `tag.${row.tag}` : row.dimension
  const values = useSpendValues(isSpendDimension(dimension) ? dimension : null, null)
  return (
    <div className="flex items-start gap-2">
      <div className="grid min-w-0 flex-1 items-start grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] gap-2">
        <Field label="Kind">
          <select
            name={field('dimension')}
            className={cn(fieldClasses, 'h-8 px-2')}
            value={row.dimension}
            onChange={(event) => onRow({ ...row, dimension: event.target.value })}
          >
            {[...dimensions, ...NAMED_TAGS].map((one) => (
              <option key={one} value={one}>
                {dimensionLabel(one)}
              </option>
            ))}
            <option value="tag">Other tag</option>
          </select>
        </Field>
        {row.dimension === 'tag' && (
          <Field label="Tag’s name" error={errorOf(field('tag'))}>
            <Input
              name={field('tag')}
              maxLength={128}
              autoComplete="off"
              value={row.tag}
              onChange={(event) => onRow({ ...row, tag: event.target.value })}
            />
          </Field>
        )}
        {children}
        {value && (
          <Field
            label="Value"
            hint={values.state === 'failed' ? 'The known names could not be loaded; type one.' : undefined}
            error={errorOf(field(value.name))}
          >
            <Input
              name={field(value.name)}
              list={listId}
              maxLength={512}
              autoComplete="off"
              defaultValue={value.initial}
            />
          </Field>
        )}
        <datalist id={listId}>
          {values.state === 'loaded' &&
            values.values.flatMap((one) => (one.name ? [<option key={one.name} value={one.name} />] : []))}
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
