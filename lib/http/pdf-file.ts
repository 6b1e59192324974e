import { ProductError } from '../domain/errors'
import type { Caller } from '../domain/members/caller'
import { composeSpendPages } from '../services/export/compose-spend-pages'
import { PAPERS, type Paper, spendPdf } from '../services/export/spend-pdf'
import { spendFileName } from './spend-file'
import type { SpendQuery } from './spend-query'
import { streamResponse } from './stream-response'

/** `paper` of the query: `a4` (where not given) or `letter`. */
export function askedPaper(query: URLSearchParams): Paper {
  const asked = (query.get('paper') || 'a4').toLowerCase()
  const paper = PAPERS.find((one) => one === asked)
  if (paper) return paper
  throw new ProductError('invalid', 'paper: a4 or letter.', {
    fields: [{ path: 'paper', message: 'a4 or letter' }],
  })
}

/** Spend as a laid-out report. */
export async function pdfFile(caller: Caller, asked: SpendQuery, paper: Paper): Promise<Response> {
  const report = await composeSpendPages(caller, asked)
  const name = spendFileName('outlay-report', asked, report.timeZone)
  return streamResponse(spendPdf(report, paper), {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${name}.pdf"`,
  })
}
