import { apiRoute } from '@/lib/http/api-route'
import { EMAIL_DOMAIN_COLUMNS, emailDomainJson } from '@/lib/http/email-domain-json'
import { wholeListResponse } from '@/lib/http/whole-list'
import { listDomains } from '@/lib/services/domains/manage-domains'

export const GET = apiRoute('view_members', async ({ caller, query }) => {
  const items = (await listDomains(caller)).map(emailDomainJson)
  return wholeListResponse({ caller, query }, items, {
    name: 'outlay-email-domains',
    columns: EMAIL_DOMAIN_COLUMNS,
  })
})
