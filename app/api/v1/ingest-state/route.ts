import { apiRoute, json } from '@/lib/http/api-route'
import { getIngestState } from '@/lib/services/usage/get-ingest-state'

export const GET = apiRoute('import_usage', async ({ caller }) => {
  const { organizationName, ingestEpoch } = await getIngestState(caller)
  return json({ organization: organizationName, ingest_epoch: ingestEpoch })
})
