import { findMember } from '@/lib/auth/find-member'
import { ProductError } from '@/lib/domain/errors'
import { ESTIMATE_TABLES, estimateTable } from '@/lib/domain/estimate/estimate-tables'
import { askedChoice } from '@/lib/http/file-format'
import { problemResponse } from '@/lib/http/problem'
import { tableResponse } from '@/lib/http/table-response'
import { draftEstimate } from '@/lib/services/estimates/draft-estimate'

/** The estimate of an address as a sheet: at the organization's prices for who is signed in and asks for them. */
export async function GET(request: Request): Promise<Response> {
  try {
    const query = new URL(request.url).searchParams
    const format = askedChoice(query, 'format', ['csv', 'xlsx', 'json-file'])
    const table = askedChoice(query, 'table', ESTIMATE_TABLES)
    const member = query.get('own') === '1' ? await findMember() : null
    const { result, fields } = await draftEstimate(member, query, Date.now())
    if (result === null)
      throw new ProductError('invalid', 'This can’t be estimated as it stands.', { fields })
    return await tableResponse(format, { caller: member, query }, estimateTable(result.estimate, table))
  } catch (error) {
    return problemResponse(error)
  }
}
