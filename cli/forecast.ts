import { parseArgs } from 'node:util'
import { addDays, type CalendarDay, isCalendarDay } from '../lib/domain/calendar'
import { PERIOD_KINDS, type PeriodKind, periodOf } from '../lib/domain/calendar-period'
import { type BackTest, backTest } from '../lib/domain/forecast/back-test'
import { type ForecastMethod, HISTORY_DAYS, type PeriodForecast } from '../lib/domain/forecast/forecast'
import { forecastPeriod } from '../lib/domain/forecast/forecast-period'
import { readDailyCsv } from '../lib/domain/forecast/read-daily-csv'
import { toWireBackTest, toWireForecast } from '../lib/domain/forecast/to-wire-forecast'
import { formatUsd } from '../lib/domain/money'
import { isCountry, publicHolidays } from '../lib/services/calendar/public-holidays'
import { timeSeriesModel } from '../lib/services/forecast/time-series-model'
import { BadUsageError } from './bad-usage'

const HELP = `outlay forecast --as-of DAY [options] < daily.csv

What a month will come to, from its days so far. Needs no server and no network. The file has the
header date,cost_usd; days that are missing cost nothing, rows of one day are added up, rows after
the day are ignored.

  --as-of DAY      the last complete day, YYYY-MM-DD
  --period KIND    day, week (from Monday), month, quarter or year that holds the day (default month)
  --backtest       how good such forecasts of the last twelve periods in the file would have been; without
                   --as-of, until its last day
  --holidays CODE  expect the public holidays of a country (DE, US …) to be quiet
  --json           {"as_of", "period", "spent_usd", "naive_usd", "p10_usd", "p50_usd", "p90_usd",
                   "method", "history_days"}

Examples
  outlay forecast --as-of 2026-06-15 < daily.csv
  outlay forecast --as-of 2026-06-15 --period quarter --json < daily.csv
  outlay forecast --backtest < daily.csv
`

const MOST_PROBLEMS_SHOWN = 20
const MOST_TESTED = 12

const METHODS: Record<ForecastMethod, string> = {
  none: 'none: it takes three days',
  run_rate: 'the run-rate so far, with a wide interval',
  weekday_profile: 'profiles of the weekdays at the recent level',
  combined: 'exponential smoothing together with profiles of the weekdays',
}

type Asked = {
  asOf: string | null
  period: PeriodKind
  country: string | null
  json: boolean
  backtest: boolean
}

/** `outlay forecast`: 0, 1 where the input cannot be read, 2 on bad usage. */
export async function forecastCommand(
  argv: readonly string[],
  out: (text: string) => void = (text) => process.stdout.write(text),
  readInput: () => Promise<string> = readStandardInput,
): Promise<number> {
  let asked: Asked | 'help'
  try {
    asked = readArguments(argv)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
    return 2
  }
  if (asked === 'help') {
    out(HELP)
    return 0
  }
  const csv = readDailyCsv(await readInput())
  if (csv === null) {
    process.stderr.write('outlay forecast: the input needs the header date,cost_usd.\n')
    return 1
  }
  reportProblems(csv.problems)
  const { period } = asked
  const asOf = asked.asOf ?? [...csv.days.keys()].sort().at(-1)
  if (asOf === undefined) {
    process.stderr.write('outlay forecast: the input has no days.\n')
    return 1
  }
  const days = new Map([...csv.days].filter(([day]) => day <= asOf))
  const named = holidaysAround(asOf, asked)
  const holidays = new Set(named.keys())
  if (asked.backtest) {
    const test = backTest({ kind: period, asOf, days, most: MOST_TESTED, holidays }, timeSeriesModel())
    const wire = { as_of: asOf, period, ...toWireBackTest(test) }
    out(asked.json ? `${JSON.stringify(wire)}\n` : backTestText(test, period, asOf))
    return 0
  }
  const forecast = forecastPeriod({ period: periodOf(asOf, period), asOf, days, holidays }, timeSeriesModel())
  out(asked.json ? `${JSON.stringify(toWireForecast(forecast))}\n` : toText(forecast, named))
  return 0
}

function readArguments(argv: readonly string[]): Asked | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      'as-of': { type: 'string' },
      period: { type: 'string' },
      holidays: { type: 'string' },
      json: { type: 'boolean' },
      backtest: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) return 'help'
  const asOf = values['as-of'] ?? null
  const backtest = values.backtest === true
  if (asOf === null ? !backtest : !isCalendarDay(asOf)) throw new BadUsageError('--as-of: a day, YYYY-MM-DD')
  const period = PERIOD_KINDS.find((kind) => kind === (values.period ?? 'month'))
  if (period === undefined) throw new BadUsageError(`--period: one of ${PERIOD_KINDS.join(', ')}`)
  const country = values.holidays?.toUpperCase() ?? null
  if (country !== null && !isCountry(country))
    throw new BadUsageError('--holidays: a country as two letters, such as DE')
  return { asOf, period, country, json: values.json === true, backtest }
}

function holidaysAround(asOf: CalendarDay, { country, period }: Asked): Map<CalendarDay, string> {
  if (country === null) return new Map()
  const range = { from: addDays(asOf, -HISTORY_DAYS), to: periodOf(asOf, period).end }
  return publicHolidays(country, range)
}

function reportProblems(problems: readonly { line: number; message: string }[]): void {
  for (const { line, message } of problems.slice(0, MOST_PROBLEMS_SHOWN))
    process.stderr.write(`line ${line}: ${message}; left out\n`)
  const more = problems.length - MOST_PROBLEMS_SHOWN
  if (more > 0) process.stderr.write(`and ${more} more lines that could not be read\n`)
}

function toText(forecast: PeriodForecast, named: ReadonlyMap<CalendarDay, string>): string {
  const usd = (femto: bigint | null) => (femto === null ? 'unknown' : `$${formatUsd(femto)}`)
  return [
    `${forecast.period.start} to ${forecast.period.end}, as of ${forecast.asOf}`,
    `  spent      ${usd(forecast.spent)}`,
    `  comes to   ${usd(forecast.p50)}`,
    `  80 % sure  ${usd(forecast.p10)} to ${usd(forecast.p90)}`,
    `  run-rate   ${usd(forecast.naive)}`,
    ...[...named]
      .filter(([day]) => day > forecast.asOf)
      .map(([day, name]) => `  holiday    ${day} ${name}, expected to be quiet`),
    `  method     ${METHODS[forecast.method]} (${forecast.historyDays} days of history)`,
    '',
  ].join('\n')
}

function backTestText(test: BackTest, period: PeriodKind, asOf: string): string {
  if (test.error === null || test.runRateError === null)
    return `No ${period} before ${asOf} could be forecast from its own days.\n`
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  return [
    `${test.origins} forecasts of the last ${test.periods} periods (${period}) that ended by ${asOf}`,
    `  P50 was off by       ${percent(test.error)} of the total`,
    `  run-rate was off by  ${percent(test.runRateError)}`,
    `  ratio                ${test.ratio === null ? 'none: the run-rate was never wrong' : test.ratio.toFixed(2)}`,
    `  80 % interval held   ${test.held} of ${test.origins} (${percent(test.held / test.origins)})`,
    '',
  ].join('\n')
}

async function readStandardInput(): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
