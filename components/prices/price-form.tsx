'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { useFormAction } from '@/components/forms/use-form-action'
import { type Inherited, PriceClassFields } from '@/components/prices/price-class-fields'
import { PriceDateFields } from '@/components/prices/price-date-fields'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import type { PriceFormValues } from '@/lib/domain/pricing/price-form'

/** Sets a price of a model, or a discount on a provider, over dates. */
export function PriceForm({
  values,
  isDiscount,
  isChange,
  inherited,
  save,
}: {
  values: PriceFormValues
  isDiscount: boolean
  /** Its subject and its start are what it is known by: they stay. */
  isChange: boolean
  /** Null for a discount. */
  inherited: Inherited | null
  save: (data: FormData) => Promise<ActionResult<{ href: string; name: string }>>
}) {
  const router = useRouter()
  const form = useFormAction(save, ({ href, name }) => {
    toast.success(`Kept: ${name}`)
    router.push(href)
    router.refresh()
  })
  const text = (name: keyof PriceFormValues) => ({
    name,
    defaultValue: values[name],
    autoComplete: 'off' as const,
  })
  return (
    <form ref={form.formRef} method="post" onSubmit={form.onSubmit} className="grid max-w-2xl gap-4">
      <input type="hidden" name="for" value={isDiscount ? 'provider' : 'model'} />
      {form.message && <Notice kind="error">{form.message}</Notice>}
      <Card aria-label="What it is for" className="grid items-start gap-4 p-4 sm:grid-cols-2">
        {!isDiscount && (
          <Field
            label="Model"
            hint={isChange ? undefined : 'As your calls or the catalogue name it.'}
            error={form.errorOf('model')}
          >
            <Input {...text('model')} required maxLength={512} readOnly={isChange} />
          </Field>
        )}
        <Field
          label={isDiscount ? 'Provider' : 'Only at the provider'}
          hint={isDiscount ? 'Such as anthropic, openai, aws.' : 'Empty: wherever it is served.'}
          error={form.errorOf('provider')}
        >
          <Input {...text('provider')} required={isDiscount} maxLength={512} readOnly={isChange} />
        </Field>
      </Card>
      <PriceDateFields values={values} isChange={isChange} errorOf={form.errorOf} />
      {inherited && <PriceClassFields values={values} inherited={inherited} errorOf={form.errorOf} />}
      <Card aria-label="Discount and commitment" className="grid items-start gap-4 p-4 sm:grid-cols-2">
        <Field
          label="Discount, percent"
          hint={
            isDiscount
              ? 'Off every price of the provider, fees too.'
              : 'Off all prices of the model, fees too.'
          }
          error={form.errorOf('discount_percent')}
        >
          <Input {...text('discount_percent')} inputMode="decimal" required={isDiscount} />
        </Field>
        <Field
          label="Commitment, USD"
          hint="What you promised to spend between the dates; empty: none. It is shown against what is spent, and prices nothing by itself."
          error={form.errorOf('commitment_usd')}
        >
          <Input {...text('commitment_usd')} inputMode="decimal" />
        </Field>
        <div className="sm:col-span-2">
          <Field label="Note" hint="Such as the contract’s number." error={form.errorOf('note')}>
            <Input {...text('note')} maxLength={500} />
          </Field>
        </div>
      </Card>
      <Notice title="It moves no history">
        Only calls that arrive from now on, and happened between these dates, are priced by it. Costs that are
        there already stay as they are until you{' '}
        <Link href="/prices/reprice" className="text-primary underline underline-offset-4">
          reprice
        </Link>
        .
      </Notice>
      <div className="flex flex-wrap justify-end gap-2">
        <Button asChild>
          <Link href="/prices">Cancel</Link>
        </Button>
        <Button type="submit" variant="primary" disabled={form.isPending}>
          {form.isPending ? 'Keeping…' : isDiscount ? 'Keep discount' : 'Keep price'}
        </Button>
      </div>
    </form>
  )
}
