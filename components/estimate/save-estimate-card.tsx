'use client'
import { useRouter } from 'next/navigation'
import { useFormAction } from '@/components/forms/use-form-action'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'

/** Keeps what the address says under a name. */
export function SaveEstimateCard({
  query,
  whyNot,
  save,
}: {
  query: string
  /** Why this member may not; null where they may. */
  whyNot: string | null
  save: (input: { name: string; query: string }) => Promise<ActionResult<{ id: string }>>
}) {
  const router = useRouter()
  const form = useFormAction(
    (data) => save({ name: String(data.get('name') ?? ''), query }),
    ({ id }) => router.push(`/estimates/${id}`),
  )
  const isFixed = whyNot !== null
  return (
    <Card className="p-4">
      <form
        ref={form.formRef}
        method="post"
        onSubmit={form.onSubmit}
        className="grid gap-3"
        aria-label="Save"
      >
        {form.message && <Notice kind="error">{form.message}</Notice>}
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-56 flex-1">
            <Field label="Save it as" error={form.errorOf('name')}>
              <Input name="name" required maxLength={200} placeholder="Orders service" disabled={isFixed} />
            </Field>
          </div>
          <Button type="submit" disabled={isFixed || form.isPending}>
            {form.isPending ? 'Saving…' : 'Save estimate'}
          </Button>
        </div>
        <p className="text-muted-foreground text-xs">
          {whyNot ?? 'Saved, it keeps its figures, and can be set against the runs that build it.'}
        </p>
      </form>
    </Card>
  )
}
