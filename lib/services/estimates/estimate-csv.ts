import { ProductError } from '../../domain/errors'
import { estimateRows } from '../../domain/estimate/estimate-rows'
import type { Caller } from '../../domain/members/caller'
import { csvText } from '../csv-text'
import { draftEstimate } from './draft-estimate'

/** The estimate of an address as CSV, the same figures as on the page. */
export async function estimateCsv(
  caller: Caller | null,
  query: URLSearchParams,
  nowMs: number,
): Promise<string> {
  const { result, fields } = await draftEstimate(caller, query, nowMs)
  if (result === null) throw new ProductError('invalid', 'This can’t be estimated as it stands.', { fields })
  return csvText(estimateRows(result.estimate))
}
