import { apiRoute } from '@/lib/http/api-route'
import { fileResponse } from '@/lib/http/table-response'
import { organizationFile } from '@/lib/services/organizations/export-organization'

export const GET = apiRoute('export_organization', async ({ caller }) =>
  fileResponse(organizationFile(caller)),
)
