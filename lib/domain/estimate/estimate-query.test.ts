import { expect, it } from 'vitest'
import { EXAMPLE_FORM, estimateQuery, parseEstimateForm, readEstimateForm } from './estimate-query'

it('reads what it writes', () => {
  const query = estimateQuery(EXAMPLE_FORM)
  expect(readEstimateForm(new URLSearchParams(query))).toEqual(EXAMPLE_FORM)
  expect(parseEstimateForm(EXAMPLE_FORM)).toMatchObject({ ok: true, input: { resources: 8, tests: true } })
})

it('is null where nothing of a form stands in the address, and leaves out what is empty', () => {
  expect(readEstimateForm(new URLSearchParams('utm_source=x'))).toBeNull()
  const form = readEstimateForm(
    new URLSearchParams('resources=&retry_factor=2&models=a,%20b&models=&model=a'),
  )
  expect(form).toEqual({ values: { retry_factor: '2' }, models: ['a', 'b'] })
})

it('says which field is wrong', () => {
  const form = { values: { resources: 'many', as_of: 'x' }, models: ['a'.repeat(300)] }
  const parsed = parseEstimateForm(form)
  expect(parsed.ok ? [] : parsed.fields.map(({ path }) => path)).toEqual(['resources', 'models', 'as_of'])
})

it('changes one value of an address', () => {
  expect(
    estimateQuery({ values: { resources: '8', as_of: '2026-01-01' }, models: ['m'] }, { as_of: '' }),
  ).toBe('resources=8&models=m')
})
