import { findMember } from '@/lib/auth/find-member'
import { problemResponse } from '@/lib/http/problem'
import { estimateCsv } from '@/lib/services/estimates/estimate-csv'

/** The estimate of an address as a sheet: at the organization's prices for who is signed in and asks for them. */
export async function GET(request: Request): Promise<Response> {
  try {
    const query = new URL(request.url).searchParams
    const member = query.get('own') === '1' ? await findMember() : null
    return new Response(await estimateCsv(member, query, Date.now()), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="estimate.csv"',
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problemResponse(error)
  }
}
