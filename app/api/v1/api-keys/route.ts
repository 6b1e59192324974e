import { apiRoute } from '@/lib/http/api-route'
import { API_KEY_COLUMNS, apiKeyJson } from '@/lib/http/member-json'
import { wholeListResponse } from '@/lib/http/whole-list'
import { listApiKeys } from '@/lib/services/api-keys/list-api-keys'

export const GET = apiRoute('view_api_keys', async ({ caller, query }) => {
  const items = (await listApiKeys(caller)).map(apiKeyJson)
  return wholeListResponse({ caller, query }, items, { name: 'outlay-api-keys', columns: API_KEY_COLUMNS })
})
