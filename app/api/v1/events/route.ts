import { apiRoute, json } from '@/lib/http/api-route'
import { eventJson } from '@/lib/http/event-json'
import { parseLimit, parseSpendQuery } from '@/lib/http/spend-query'
import { listUsageEvents } from '@/lib/services/usage/list-usage-events'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const { events, nextCursor } = await listUsageEvents(caller, {
    ...parseSpendQuery(query),
    limit: parseLimit(query, 100, 1_000),
    cursor: query.get('cursor') || null,
    isUnpriced: query.get('unpriced') === 'true',
  })
  return json({ data: events.map(eventJson), next_cursor: nextCursor })
})
