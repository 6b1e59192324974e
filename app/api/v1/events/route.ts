import { apiRoute, json } from '@/lib/http/api-route'
import { eventJson } from '@/lib/http/event-json'
import { eventsFile } from '@/lib/http/events-file'
import { tableFormat } from '@/lib/http/file-format'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { parseSpendQuery } from '@/lib/http/spend-query'
import { listUsageEvents } from '@/lib/services/usage/list-usage-events'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = tableFormat(query)
  const asked = { ...parseSpendQuery(query), isUnpriced: query.get('unpriced') === 'true' }
  if (format !== 'json') return eventsFile(format, caller, query, asked)
  const { events, nextCursor, eventsKeptFrom } = await listUsageEvents(caller, {
    ...asked,
    ...parsePage(query, PAGE_SIZES.long),
  })
  return json({
    data: events.map(eventJson),
    next_cursor: nextCursor,
    events_kept_from: eventsKeptFrom?.toISOString() ?? null,
  })
})
