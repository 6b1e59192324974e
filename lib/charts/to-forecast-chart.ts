import { displayDay } from '../domain/display/display-time'
import { displayUsd } from '../domain/display/display-usd'
import type { PeriodForecast } from '../domain/forecast/forecast'
import { formatUsd } from '../domain/money'

/** A day as the chart draws it: what it cost, or what it is expected to. */
export interface ForecastPoint {
  day: string
  label: string
  /** Null on days to come that have cost nothing yet. */
  actual: number | null
  p50: number | null
  /** From P10 to P90; null on days that are complete. */
  band: [number, number] | null
  actualUsd: string | null
  p10Usd: string | null
  p50Usd: string | null
  p90Usd: string | null
}

export interface ForecastChart {
  points: ForecastPoint[]
  summary: string
}

/** Lays out a forecast's days: bars of what was, a band with a dashed middle of what is to come. */
export function toForecastChart(forecast: PeriodForecast): ForecastChart {
  const points = forecast.days.map(({ day, actual, p10, p50, p90 }): ForecastPoint => {
    const isToCome = p10 !== p90 && p10 !== null && p90 !== null
    return {
      day,
      label: displayDay(day),
      actual: number(actual),
      p50: isToCome ? number(p50) : null,
      band: isToCome ? [Number(formatUsd(p10)), Number(formatUsd(p90))] : null,
      actualUsd: text(actual),
      p10Usd: isToCome ? text(p10) : null,
      p50Usd: isToCome ? text(p50) : null,
      p90Usd: isToCome ? text(p90) : null,
    }
  })
  const spent = `${displayUsd(formatUsd(forecast.spent))} is spent`
  const summary =
    forecast.p50 === null
      ? `${spent}; there are too few days to foresee the rest.`
      : `${spent}; the period comes to ${displayUsd(formatUsd(forecast.p50))}, four times in five to between ${displayUsd(text(forecast.p10))} and ${displayUsd(text(forecast.p90))}.`
  return { points, summary }
}

function text(femto: bigint | null): string | null {
  return femto === null ? null : formatUsd(femto)
}

function number(femto: bigint | null): number | null {
  return femto === null ? null : Number(formatUsd(femto))
}
