import { findMember } from '@/lib/auth/find-member'
import { ProductError } from '@/lib/domain/errors'
import { estimateRows } from '@/lib/domain/estimate/estimate-rows'
import { askedChoice } from '@/lib/http/file-format'
import { problemResponse } from '@/lib/http/problem'
import { tableResponse } from '@/lib/http/table-response'
import { draftEstimate } from '@/lib/services/estimates/draft-estimate'

/** The estimate of an address as a sheet: at the organization's prices for who is signed in and asks for them. */
export async function GET(request: Request): Promise<Response> {
  try {
    const query = new URL(request.url).searchParams
    const format = askedChoice(query, 'format', ['csv', 'xlsx'])
    const member = query.get('own') === '1' ? await findMember() : null
    const { result, fields } = await draftEstimate(member, query, Date.now())
    if (result === null)
      throw new ProductError('invalid', 'This can’t be estimated as it stands.', { fields })
    return await tableResponse(
      format,
      { caller: member, query },
      { name: 'outlay-estimate', rows: estimateRows(result.estimate) },
    )
  } catch (error) {
    return problemResponse(error)
  }
}
