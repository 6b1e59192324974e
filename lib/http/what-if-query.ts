import { parseScenario } from '../domain/what-if/parse-scenario'
import type { Scenario } from '../domain/what-if/scenario'
import { parseSpendQuery, type SpendQuery } from './spend-query'

/** Reads a what-if's query: the range, zone and filters of spend, and the scenario; every unusable field is named. */
export function parseWhatIfQuery(
  query: URLSearchParams,
): Omit<SpendQuery, 'groupBy'> & { scenario: Scenario } {
  const { scenario, fields } = parseScenario(query)
  const { groupBy: _, ...asked } = parseSpendQuery(query, fields)
  return { ...asked, scenario }
}
