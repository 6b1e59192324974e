import { filterEntries, rangeQuery, type SpendView, spendViewHref } from '../usage/spend-view'
import { type Scenario, scenarioEntries } from './scenario'

/** The scenario's part of an address. */
export function scenarioQuery(scenario: Scenario): string {
  return new URLSearchParams(scenarioEntries(scenario)).toString()
}

/** The address of a what-if: its range, its filters, its scenario. */
export function whatIfHref(view: SpendView, scenario: Scenario): string {
  return spendViewHref('/what-if', view, scenarioQuery(scenario))
}

/** The same from the API, in any format. */
export function whatIfExportHref(
  view: SpendView,
  scenario: Scenario,
  days: { from: string | null; to: string | null },
): string {
  const range = days.from !== null && days.to !== null ? rangeQuery({ from: days.from, to: days.to }) : ''
  const query = new URLSearchParams(range)
  for (const [name, value] of [...filterEntries(view.filters), ...scenarioEntries(scenario)])
    query.append(name, value)
  return `/api/v1/what-if?${query}`
}
