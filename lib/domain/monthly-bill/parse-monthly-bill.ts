import { type FieldError, ProductError } from '../errors'
import { parseDecimal, parseUsd } from '../money'
import { type MonthlyWork, STANDARD_WORK } from './monthly-bill'

/** What a monthly bill is asked with. Either the days are given, or a month and a country whose days are counted. */
export interface MonthlyBillQuery {
  work: MonthlyWork
  /** Where given, the working days are this country's in this month (`YYYY-MM`). */
  calendar: { month: string; country: string } | null
  usdPerFeature: string | null
}

const NUMBERS = [
  ['engineers', 'engineers'],
  ['features_per_day', 'featuresPerDay'],
  ['working_days', 'workingDays'],
] as const

/** Reads `engineers, features_per_day, working_days` or `month, country`, and `usd_per_feature`; names what is unusable. */
export function parseMonthlyBill(query: URLSearchParams): MonthlyBillQuery {
  const fields: FieldError[] = []
  const work = { ...STANDARD_WORK }
  for (const [name, key] of NUMBERS) {
    const text = query.get(name)
    if (text === null || text === '') continue
    if (parseDecimal(text) === null || text.length > 20)
      fields.push({ path: name, message: 'Give a number from 0 on, such as 10 or 0.5.' })
    work[key] = text
  }
  const usdPerFeature = query.get('usd_per_feature') || null
  if (usdPerFeature !== null && (parseUsd(usdPerFeature) === null || usdPerFeature.length > 30))
    fields.push({ path: 'usd_per_feature', message: 'Give an amount in USD, such as 2 or 1.55.' })
  const [month, country] = [query.get('month') || null, query.get('country')?.toUpperCase() || null]
  if (month !== null && !/^20\d\d-(0[1-9]|1[0-2])$/.test(month))
    fields.push({ path: 'month', message: 'Give a month as YYYY-MM.' })
  if ((month === null) !== (country === null))
    fields.push({
      path: month === null ? 'month' : 'country',
      message: 'A month and a country belong together.',
    })
  if (fields.length > 0)
    throw new ProductError('invalid', fields.map(({ path, message }) => `${path}: ${message}`).join(' '), {
      fields,
    })
  return { work, calendar: month !== null && country !== null ? { month, country } : null, usdPerFeature }
}
