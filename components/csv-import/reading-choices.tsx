import { Select } from '@/components/csv-import/select'
import { type TimeZoneOption, TimeZoneSelect } from '@/components/forms/time-zone-select'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import type { CsvMappingDraft } from '@/lib/domain/usage/mapped-csv/guess-mapping'

const DELIMITERS = [
  [',', 'Comma'],
  [';', 'Semicolon'],
  ['\t', 'Tab'],
  ['|', 'Vertical bar'],
] as const
const FORMATS = [
  ['iso', '2026-11-30 14:05, with or without an offset'],
  ['day_month_year', '30.11.2026 or 30/11/2026: day first'],
  ['month_day_year', '11/30/2026: month first'],
  ['year_month_day', '2026/11/30: year first'],
  ['epoch', '1796047500: seconds or milliseconds since 1970'],
] as const
const CURRENCIES = [
  'USD',
  'EUR',
  'GBP',
  'CHF',
  'JPY',
  'CAD',
  'AUD',
  'INR',
  'CNY',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'BRL',
]

/** What the cells do not say: how dates and numbers are written, in which zone and in which currency. */
export function ReadingChoices({
  draft,
  zones,
  problemOf,
  onChange,
  onDelimiter,
}: {
  draft: CsvMappingDraft
  zones: readonly TimeZoneOption[]
  problemOf: (path: string) => string | undefined
  onChange: (change: Partial<CsvMappingDraft>) => void
  onDelimiter: (delimiter: CsvMappingDraft['delimiter']) => void
}) {
  const { currency, columns } = draft
  const code = currency?.code ?? ''
  return (
    <div className="grid items-start gap-4 xs:grid-cols-2 lg:grid-cols-3">
      <Field label="Dates are written" error={problemOf('timestamp_format')}>
        <Select
          value={draft.timestamp_format ?? ''}
          onChange={(event) =>
            onChange({
              timestamp_format: FORMATS.find(([format]) => format === event.target.value)?.[0] ?? null,
            })
          }
        >
          <option value="" disabled>
            Choose
          </option>
          {FORMATS.map(([format, words]) => (
            <option key={format} value={format}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Time zone" hint="Of times that name no offset" error={problemOf('time_zone')}>
        <TimeZoneSelect
          zones={zones}
          value={draft.time_zone}
          onChange={(event) => onChange({ time_zone: event.target.value })}
        />
      </Field>
      <Field label="Decimal mark" error={problemOf('decimal_mark')}>
        <Select
          value={draft.decimal_mark ?? ''}
          onChange={(event) => onChange({ decimal_mark: event.target.value === ',' ? ',' : '.' })}
        >
          <option value="" disabled>
            Choose
          </option>
          <option value=".">Point: 1,234.56</option>
          <option value=",">Comma: 1.234,56</option>
        </Select>
      </Field>
      <Field label="Cells are separated by">
        <Select
          value={draft.delimiter}
          onChange={(event) => {
            const chosen = DELIMITERS.find(([delimiter]) => delimiter === event.target.value)?.[0]
            if (chosen) onDelimiter(chosen)
          }}
        >
          {DELIMITERS.map(([delimiter, word]) => (
            <option key={word} value={delimiter}>
              {word}
            </option>
          ))}
        </Select>
      </Field>
      {columns.cost !== undefined && (
        <Field label="Currency of the cost" error={problemOf('currency') ?? problemOf('currency.code')}>
          <Select
            value={code}
            onChange={(event) =>
              onChange({
                currency: {
                  code: event.target.value,
                  usd_per_unit: event.target.value === 'USD' ? '1' : '',
                },
              })
            }
          >
            <option value="" disabled>
              Choose
            </option>
            {[...new Set([...CURRENCIES, ...(code ? [code] : [])])].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </Field>
      )}
      {columns.cost !== undefined && currency !== null && code !== 'USD' && (
        <Field
          label={`US dollars for 1 ${code}`}
          hint="One rate for the whole file, kept with the import"
          error={currency.usd_per_unit === '' ? 'Say the rate.' : problemOf('currency.usd_per_unit')}
        >
          <Input
            inputMode="decimal"
            autoComplete="off"
            value={currency.usd_per_unit}
            placeholder="1.08"
            onChange={(event) => onChange({ currency: { code, usd_per_unit: event.target.value.trim() } })}
          />
        </Field>
      )}
      {columns.model === undefined && (
        <Field label="Model of every row" hint="Needed only where the file has neither model nor cost">
          <Input
            value={draft.defaults?.model ?? ''}
            maxLength={512}
            autoComplete="off"
            onChange={(event) => onChange({ defaults: { ...draft.defaults, model: event.target.value } })}
          />
        </Field>
      )}
      {columns.input_tokens !== undefined && (
        <div className="flex items-start gap-2 xs:pt-7.5">
          <Checkbox
            id="input-includes-cache"
            checked={draft.input_includes_cache}
            onCheckedChange={(checked) => onChange({ input_includes_cache: checked === true })}
          />
          <Label htmlFor="input-includes-cache" className="font-normal">
            Input tokens count cached tokens too
          </Label>
        </div>
      )}
    </div>
  )
}
