import { requireMetricsToken } from '@/lib/auth/require-metrics-token'
import { problemResponse } from '@/lib/http/problem'
import { writeMetrics } from '@/lib/services/operations/write-metrics'

export const dynamic = 'force-dynamic'

export async function GET(request: Request): Promise<Response> {
  try {
    requireMetricsToken(request)
    const { contentType, text } = await writeMetrics()
    return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })
  } catch (error) {
    return problemResponse(error)
  }
}
