import { apiRoute } from '@/lib/http/api-route'
import { askedFormat } from '@/lib/http/file-format'
import { spendFile } from '@/lib/http/spend-file'
import { parseSpendQuery } from '@/lib/http/spend-query'

const FORMATS = ['csv', 'json', 'xlsx'] as const

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = askedFormat(query, FORMATS)
  const asked = parseSpendQuery(query)
  return spendFile(format, caller, query, asked)
})
