'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { ProductError } from '@/lib/domain/errors'
import { readReportForm } from '@/lib/domain/reports/report-form'
import { memberAction } from '@/lib/http/member-action'
import { changeReport, createReport, deleteReport } from '@/lib/services/reports/change-report'
import { sendReportNow } from '@/lib/services/reports/send-report-now'

/** Makes the report of a form, or changes the one of an id; answers its id. */
export async function saveReportHere(id: string | null, data: FormData): Promise<ActionResult<string>> {
  return memberAction(async (caller) => {
    const { input, fields } = readReportForm(data)
    if (fields.length > 0) throw new ProductError('invalid', 'The form has gaps.', { fields })
    const saved =
      id === null ? await createReport(caller, input) : await changeReport(caller, String(id), input)
    revalidatePath('/reports', 'layout')
    return saved.id
  })
}

export async function pauseReportHere(id: string, isPaused: boolean): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await changeReport(caller, String(id), { is_paused: isPaused === true })
    revalidatePath('/reports', 'layout')
    return null
  })
}

export async function deleteReportHere(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await deleteReport(caller, String(id))
    revalidatePath('/reports', 'layout')
    return null
  })
}

/** Answers the days that it is of. */
export async function sendReportHere(id: string): Promise<ActionResult<{ start: string; end: string }>> {
  return memberAction(async (caller) => {
    const period = await sendReportNow(caller, String(id))
    revalidatePath('/reports', 'layout')
    return period
  })
}
