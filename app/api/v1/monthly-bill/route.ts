import { calendarDayOf } from '@/lib/domain/calendar'
import { ProductError } from '@/lib/domain/errors'
import { parseMonthlyBill } from '@/lib/domain/monthly-bill/parse-monthly-bill'
import { apiRoute, json } from '@/lib/http/api-route'
import { parseCompareQuery } from '@/lib/http/compare-query'
import { tableFormat } from '@/lib/http/file-format'
import { tableResponse } from '@/lib/http/table-response'
import { getMonthlyBill } from '@/lib/services/monthly-bill/get-monthly-bill'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const asked = parseMonthlyBill(query)
  const runs = query.has('by') ? parseCompareQuery(query) : null
  if (!runs && asked.usdPerFeature === null)
    throw new ProductError('invalid', 'usd_per_feature: Give what a feature costs, or by=framework.', {
      fields: [{ path: 'usd_per_feature', message: 'Give what a feature costs, or by=framework.' }],
    })
  const bill = await getMonthlyBill(caller, asked, runs, calendarDayOf(Date.now(), caller.timeZone))
  const rows = bill.rows.map(({ name, group, runs: count, usdPerFeature, monthlyUsd }) => ({
    [runs?.by ?? 'framework']: name,
    group,
    runs: count,
    usd_per_feature: usdPerFeature,
    monthly_usd: monthlyUsd,
  }))
  if (format !== 'json')
    return tableResponse(format, { caller, query }, { name: 'outlay-monthly-bill', rows })
  return json({
    currency: 'USD',
    engineers: bill.work.engineers,
    features_per_day: bill.work.featuresPerDay,
    working_days: bill.work.workingDays,
    ...(bill.calendar && {
      month: bill.calendar.month,
      country: bill.calendar.country,
      holidays: bill.calendar.holidays,
    }),
    ...(bill.typed && { usd_per_feature: bill.typed.usdPerFeature, monthly_usd: bill.typed.monthlyUsd }),
    ...(runs && { rows }),
    actual: { month: bill.actual.month, spent_usd: bill.actual.usd },
  })
})
