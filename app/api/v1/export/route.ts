import { EXPORT_FORMATS, PAPERS } from '@/lib/domain/export/export-formats'
import { apiRoute } from '@/lib/http/api-route'
import { askedChoice } from '@/lib/http/file-format'
import { parseSpendQuery } from '@/lib/http/spend-query'
import { fileResponse } from '@/lib/http/table-response'
import { aboutFile } from '@/lib/services/export/about-file'
import { exportSpend } from '@/lib/services/export/export-spend'

export const GET = apiRoute('view_spend', async ({ caller, query }) => {
  const format = askedChoice(query, 'format', EXPORT_FORMATS)
  const asked = parseSpendQuery(query)
  const paper = format === 'pdf' ? askedChoice(query, 'paper', PAPERS) : PAPERS[0]
  const about = await aboutFile('Spend', caller, query, asked.timeZone)
  return fileResponse(await exportSpend(caller, asked, { format, paper, about }))
})
