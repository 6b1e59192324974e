import { ModelChoice } from '@/components/repricing/model-choice'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'

/** What to price again, all of it in the address; sending it shows what would change and changes nothing. */
export function RepriceForm({
  asked,
  errors,
  models,
  snapshots,
}: {
  asked: { from: string; to: string; models: readonly string[]; snapshot: string }
  errors: Readonly<Record<string, string>>
  models: readonly string[]
  snapshots: readonly string[]
}) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      <Field label="From" error={errors.from}>
        <Input type="date" name="from" defaultValue={asked.from} />
      </Field>
      <Field label="To" error={errors.to}>
        <Input type="date" name="to" defaultValue={asked.to} />
      </Field>
      <ModelChoice models={models} chosen={asked.models} error={errors.models} />
      <Field label="Catalogue" error={errors.snapshot}>
        <select
          name="snapshot"
          defaultValue={asked.snapshot}
          className={cn(fieldClasses, 'h-8 max-w-80 px-2')}
        >
          {snapshots.map((id, index) => (
            <option key={id} value={index === 0 ? '' : id}>
              {index === 0 ? `${id} (in use)` : id}
            </option>
          ))}
        </select>
      </Field>
      <Button type="submit" name="preview" value="1" variant="primary">
        Preview
      </Button>
    </form>
  )
}
