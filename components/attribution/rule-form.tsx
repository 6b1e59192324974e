'use client'
import { useCallback, useEffect, useId, useState } from 'react'
import { ConditionFields } from '@/components/attribution/condition-fields'
import { RulePreview } from '@/components/attribution/rule-preview'
import type { Keyed } from '@/components/budgets/window-fields'
import { useFormAction } from '@/components/forms/use-form-action'
import { useFormPreview } from '@/components/forms/use-form-preview'
import { useSpendValues } from '@/components/spend/use-spend-values'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import { RULE_LABELS, type RuleLabel, type RuleTerms } from '@/lib/domain/attribution/attribution-rule'
import type { MovedSpend } from '@/lib/domain/attribution/moved-spend'
import { type ConditionRow, conditionRows } from '@/lib/domain/attribution/rule-form'
import { dimensionLabel } from '@/lib/domain/usage/dimension-label'

export type SaveRule = (id: string | null, data: FormData) => Promise<ActionResult<null>>
export type PreviewRule = (id: string | null, data: FormData) => Promise<ActionResult<MovedSpend>>

const FIRST: RuleTerms['conditions'] = { project: [''] }

/** A rule to make or to change, with what saving it would move. */
export function RuleForm({
  id,
  terms,
  position,
  places,
  save,
  preview,
  onSaved,
  onCancel,
}: {
  /** Null: of a new one. */
  id: string | null
  terms: RuleTerms | null
  position: number
  /** How many places there are. */
  places: number
  save: SaveRule
  preview: PreviewRule
  onSaved: () => void
  onCancel: () => void
}) {
  const [rows, setRows] = useState<Keyed<ConditionRow>[]>(() =>
    conditionRows(terms?.conditions ?? FIRST).map((row, key) => ({ key, row })),
  )
  const form = useFormAction((data) => save(id, data), onSaved)
  const { state, ask } = useFormPreview(
    form.formRef,
    useCallback((data: FormData) => preview(id, data), [id, preview]),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines that come and go raise no event of the form
  useEffect(ask, [rows, ask])
  const error = form.errorOf('shows')
  return (
    <form
      ref={form.formRef}
      method="post"
      noValidate
      onSubmit={form.onSubmit}
      onChange={ask}
      className="grid gap-6"
    >
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <ConditionFields rows={rows} onRows={setRows} errorOf={form.errorOf} />
      <fieldset className="grid min-w-0 gap-3">
        <legend className="mb-1 font-medium">Show it under</legend>
        <p className="text-muted-foreground text-xs">What you leave empty is shown as it was sent.</p>
        <div className="grid items-start gap-3 sm:grid-cols-2">
          {RULE_LABELS.map((label) => (
            <ShownField
              key={label}
              label={label}
              value={terms?.shows[label] ?? ''}
              error={form.errorOf(`shows.${label}`)}
            />
          ))}
        </div>
        {error && (
          <p role="alert" className="text-destructive text-xs">
            {error}
          </p>
        )}
      </fieldset>
      <Field label="Place" hint="The first rule that holds decides">
        <select name="position" defaultValue={position} className={cn(fieldClasses, 'h-8 w-40 px-2')}>
          {Array.from({ length: places }, (_, at) => at + 1).map((place) => (
            <option key={place} value={place}>
              {place === 1 ? '1, first' : place === places ? `${place}, last` : place}
            </option>
          ))}
        </select>
      </Field>
      <RulePreview state={state} />
      <div className="flex flex-wrap justify-end gap-2 border-t pt-4">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={form.isPending}>
          {form.isPending ? 'Saving…' : 'Save rule'}
        </Button>
      </div>
    </form>
  )
}

function ShownField({ label, value, error }: { label: RuleLabel; value: string; error: string | undefined }) {
  const listId = useId()
  const values = useSpendValues(label, null)
  return (
    <div>
      <Field label={dimensionLabel(label)} error={error}>
        <Input
          name={`shows.${label}`}
          list={listId}
          maxLength={512}
          autoComplete="off"
          defaultValue={value}
        />
      </Field>
      <datalist id={listId}>
        {values.state === 'loaded' &&
          values.values.flatMap(({ name }) => (name ? [<option key={name} value={name} />] : []))}
      </datalist>
    </div>
  )
}
