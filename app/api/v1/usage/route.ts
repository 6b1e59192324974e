import { apiRoute, json } from '@/lib/http/api-route'
import { readRecords } from '@/lib/http/read-records'
import { ingestUsage } from '@/lib/services/usage/ingest-usage'

export const POST = apiRoute('import_usage', async ({ request, caller }) =>
  json(await ingestUsage(caller, await readRecords(request), Date.now())),
)
