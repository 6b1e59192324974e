import { apiRoute, json } from '@/lib/http/api-route'
import { sendReportNow } from '@/lib/services/reports/send-report-now'

export const POST = apiRoute<{ id: string }>('manage_reports', async ({ caller, params }) => {
  const { start, end } = await sendReportNow(caller, params.id)
  return json({ period_start: start, period_end: end }, 202)
})
