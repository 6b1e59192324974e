import Link from 'next/link'
import { Amount } from '@/components/spend/amount'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Field } from '@/components/ui/field'
import { fieldClasses, Input } from '@/components/ui/input'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { BillField } from '@/lib/domain/compare/compare-view'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayMonth } from '@/lib/domain/display/display-time'
import type { MonthlyWork } from '@/lib/domain/monthly-bill/monthly-bill'

export interface MonthlyBill {
  work: MonthlyWork
  holidays: readonly { day: string; name: string }[] | null
  typed: { usdPerFeature: string; monthlyUsd: string | null } | null
  rows: readonly {
    key: string
    label: string
    href: string
    runs: number
    usdPerFeature: string | null
    monthlyUsd: string | null
  }[]
  actual: { month: string; usd: string | null; href: string }
}

/** Engineers × features a day × working days × cost a feature, for each name from its own median, beside the real month. */
export function MonthlyBillCard({
  bill,
  error,
  fields,
  keep,
  countries,
  exportHref,
}: {
  bill: MonthlyBill | null
  error: string | null
  fields: Partial<Record<BillField, string>>
  /** The rest of the address. */
  keep: readonly [string, string][]
  countries: readonly { code: string; name: string }[]
  exportHref: string
}) {
  const isCalendar = Boolean(fields.month && fields.country)
  return (
    <Card aria-label="Monthly bill">
      <CardHeader>
        <div>
          <CardTitle>What it means for a month</CardTitle>
          <CardDescription>Engineers × features a day × working days × cost of a feature</CardDescription>
        </div>
        <ExportMenu href={exportHref} />
      </CardHeader>
      <CardContent>
        <form
          action="/compare"
          className="grid items-end gap-3 xs:grid-cols-2 sm:grid-cols-3 xl:grid-cols-7 [&_input]:min-w-0"
        >
          {keep.map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <Field label="Engineers">
            <Input name="engineers" inputMode="decimal" defaultValue={fields.engineers ?? '10'} />
          </Field>
          <Field label="Features a day">
            <Input
              name="features_per_day"
              inputMode="decimal"
              defaultValue={fields.features_per_day ?? '1'}
            />
          </Field>
          <Field label="Working days" {...(isCalendar && { hint: 'from the calendar' })}>
            <Input
              name="working_days"
              inputMode="decimal"
              defaultValue={isCalendar ? '' : (fields.working_days ?? '22')}
              placeholder={bill?.work.workingDays}
            />
          </Field>
          <Field label="Or of a month">
            <Input name="month" type="month" defaultValue={fields.month ?? ''} />
          </Field>
          <Field label="and its country">
            <select name="country" defaultValue={fields.country ?? ''} className={`${fieldClasses} h-8 px-2`}>
              <option value="">Choose</option>
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <Field label="USD a feature">
            <Input name="usd_per_feature" inputMode="decimal" defaultValue={fields.usd_per_feature ?? ''} />
          </Field>
          <Button type="submit">Calculate</Button>
        </form>
        {error && (
          <p role="alert" className="mt-3 text-destructive">
            {error}
          </p>
        )}
        {bill?.holidays && (
          <p className="mt-3 text-muted-foreground">
            {displayNumberOf(Number(bill.work.workingDays), 'working day')}
            {bill.holidays.length > 0 &&
              `; ${bill.holidays.map(({ day, name }) => `${day} ${name}`).join(', ')} left out`}
            .
          </p>
        )}
      </CardContent>
      {bill && (
        <Table label="Monthly bill, table" regionClassName="rounded-b-lg border-t">
          <TableHeader>
            <TableRow>
              <TableHead>Cost of a feature from</TableHead>
              <TableHead numeric>Runs</TableHead>
              <TableHead numeric>A feature</TableHead>
              <TableHead numeric>A month</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {bill.typed && (
              <TableRow>
                <TableCell>The figure typed</TableCell>
                <TableCell numeric />
                <TableCell numeric>
                  <Amount usd={bill.typed.usdPerFeature} />
                </TableCell>
                <TableCell numeric>
                  <Amount usd={bill.typed.monthlyUsd} />
                </TableCell>
              </TableRow>
            )}
            {bill.rows.map((row) => (
              <TableRow key={row.key}>
                <TableCell>
                  <Link href={row.href} className="hover:underline">
                    {row.label}, its median
                  </Link>
                </TableCell>
                <TableCell numeric>{row.runs}</TableCell>
                <TableCell numeric>
                  <Amount usd={row.usdPerFeature} />
                </TableCell>
                <TableCell numeric>
                  <Amount usd={row.monthlyUsd} />
                </TableCell>
              </TableRow>
            ))}
            <TableRow>
              <TableCell className="font-medium">
                Really spent in {displayMonth(bill.actual.month)}, whatever it was for
              </TableCell>
              <TableCell numeric />
              <TableCell numeric />
              <TableCell numeric className="font-medium">
                <Link href={bill.actual.href} className="hover:underline">
                  <Amount usd={bill.actual.usd} />
                </Link>
              </TableCell>
            </TableRow>
          </TableBody>
        </Table>
      )}
    </Card>
  )
}
