import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { AUDIT_GROUPS } from '@/lib/domain/audit/action-in-words'

/** Filters that stand in the address: a link keeps them. */
export function AuditFilterForm({
  action,
  asked,
}: {
  action: string
  asked: Readonly<Record<string, string>>
}) {
  return (
    <form
      // What was asked becomes what the form starts from.
      key={JSON.stringify(asked)}
      action={action}
      className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto_auto_auto]"
    >
      <Field label="Who">
        <Input name="actor" defaultValue={asked.actor} maxLength={200} placeholder="ann@example.com" />
      </Field>
      <Field label="What">
        <select name="action" defaultValue={asked.action ?? ''} className={`${fieldClasses} h-8 px-2`}>
          <option value="">Everything</option>
          {AUDIT_GROUPS.map(([group, words]) => (
            <option key={group} value={group}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      <Field label="To what">
        <Input name="subject" defaultValue={asked.subject} maxLength={200} />
      </Field>
      <Field label="From">
        <Input name="from" type="date" defaultValue={asked.from} />
      </Field>
      <Field label="To">
        <Input name="to" type="date" defaultValue={asked.to} />
      </Field>
      <Button type="submit">Filter</Button>
    </form>
  )
}
