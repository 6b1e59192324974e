import { NEUTRAL_DEFAULTS } from '@/lib/domain/estimate/estimate-defaults'
import { estimateInputSchema, unreadNames } from '@/lib/domain/estimate/estimate-input'
import { parseInput } from '@/lib/domain/parse-input'
import { json } from '@/lib/http/api-route'
import { openRoute } from '@/lib/http/open-route'
import { readJsonBody } from '@/lib/http/read-body'
import { estimateCost } from '@/lib/services/estimates/estimate-cost'

const MOST_BYTES = 100_000

export const POST = openRoute(async (request, caller) => {
  const body = await readJsonBody(request, MOST_BYTES)
  const input = parseInput(estimateInputSchema, body)
  const { estimate } = await estimateCost(caller, input, { defaults: NEUTRAL_DEFAULTS, nowMs: Date.now() })
  const unread = unreadNames(body)
  return json({ ...estimate, ...(unread.length > 0 && { unread }) })
})
