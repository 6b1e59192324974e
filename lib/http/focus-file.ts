import { FOCUS_COLUMNS } from '../domain/export/focus-columns'
import type { Caller } from '../domain/members/caller'
import { readFocus } from '../services/export/read-focus'
import { spendFileName } from './spend-file'
import type { SpendQuery } from './spend-query'
import { tableFileResponse } from './table-response'

/** Spend as a FOCUS file: CSV, as its readers take it. */
export function focusFile(caller: Caller, asked: SpendQuery): Promise<Response> {
  const name = spendFileName('outlay-focus', asked, asked.timeZone ?? caller.timeZone)
  const batches = readFocus(caller, asked)
  return tableFileResponse('csv', name, { title: 'FOCUS', columns: FOCUS_COLUMNS, batches, about: [] })
}
