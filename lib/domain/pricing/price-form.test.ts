import { expect, it } from 'vitest'
import { readOwnPrice } from './own-price'
import { formOfPrice, newPriceForm, readPriceForm } from './price-form'

function formData(values: object): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}

it('what stands in the form of a price makes the same price again', () => {
  const input = {
    effective_from: '2026-12-01',
    effective_to: '2027-01-01T10:00:00Z',
    input_usd_per_mtok: '3',
    note: 'n',
    commitment_usd: '5',
  }
  const { endsPrevious: _, ...values } = readOwnPrice({ model: 'x' }, { ...input, provider: 'aws' }, 0)
  const at = new Date(0)
  const form = formOfPrice({ ...values, id: '', createdAt: at, updatedAt: at })
  expect(form).toMatchObject({ effective_from: '2026-12-01', effective_to: '2027-01-01T10:00:00Z' })
  const again = readPriceForm(formData({ ...form, for: 'model' }))
  if (!('model' in again.subject)) throw new Error('no model')
  expect(readOwnPrice(again.subject, again.input, 0)).toEqual({ ...values, endsPrevious: false })
})

it('reads signs of dollars and percent, and guesses no comma', () => {
  const form = newPriceForm({ model: 'x', provider: '', today: '2026-06-01' })
  const typed = {
    ...form,
    input_usd_per_mtok: '$ 3.50',
    output_usd_per_mtok: '0,125',
    discount_percent: '10 %',
  }
  expect(readPriceForm(formData({ ...typed, end_previous: 'on' })).input).toMatchObject({
    provider: null,
    input_usd_per_mtok: '3.50',
    output_usd_per_mtok: '0,125',
    discount_percent: '10',
    end_previous: true,
    effective_to: null,
  })
})

it('a discount says nothing of classes', () => {
  const form = newPriceForm({ model: '', provider: 'aws', today: '2026-06-01' })
  const { subject, input } = readPriceForm(formData({ ...form, for: 'provider', discount_percent: '5' }))
  expect(subject).toEqual({ provider: 'aws' })
  expect(Object.keys(input)).not.toContain('input_usd_per_mtok')
  expect(readOwnPrice({ provider: 'aws' }, input, 0).override.discount_percent).toBe('5')
})
