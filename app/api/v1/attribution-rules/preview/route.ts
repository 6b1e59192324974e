import { apiRoute, json } from '@/lib/http/api-route'
import { movedJson } from '@/lib/http/attribution-json'
import { readJsonBody } from '@/lib/http/read-body'
import { previewRule } from '@/lib/services/attribution/preview-rule'

export const POST = apiRoute('manage_attribution', async ({ request, caller }) =>
  json(movedJson(await previewRule(caller, await readJsonBody(request)))),
)
