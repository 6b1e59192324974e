import { apiRoute } from '@/lib/http/api-route'
import { askedFormat } from '@/lib/http/file-format'
import { focusFile } from '@/lib/http/focus-file'
import { askedPaper, pdfFile } from '@/lib/http/pdf-file'
import { spendFile } from '@/lib/http/spend-file'
import { parseSpendQuery } from '@/lib/http/spend-query'

const FORMATS = ['csv', 'json', 'xlsx', 'pdf', 'focus'] as const

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = askedFormat(query, FORMATS)
  const asked = parseSpendQuery(query)
  if (format === 'focus') return focusFile(caller, asked)
  if (format === 'pdf') return pdfFile(caller, asked, askedPaper(query))
  return spendFile(format, caller, query, asked)
})
