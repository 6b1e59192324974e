import { apiRoute, json } from '@/lib/http/api-route'
import { readJsonBody } from '@/lib/http/read-body'
import { retentionJson } from '@/lib/http/retention-json'
import { chooseRetention, getRetention } from '@/lib/services/organizations/choose-retention'

export const GET = apiRoute('view_spend', async ({ caller }) =>
  json(retentionJson(await getRetention(caller))),
)

export const PUT = apiRoute('manage_retention', async ({ request, caller }) => {
  await chooseRetention(caller, await readJsonBody(request), Date.now())
  return json(retentionJson(await getRetention(caller)))
})
