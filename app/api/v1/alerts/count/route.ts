import { ALERT_STATES } from '@/lib/domain/alerts/alert'
import { apiRoute, json } from '@/lib/http/api-route'
import { countAlerts } from '@/lib/services/alerts/list-alerts'

export const GET = apiRoute('view_spend', async ({ caller }) => {
  const counts = await countAlerts(caller)
  return json(Object.fromEntries(ALERT_STATES.map((state) => [state, counts.get(state) ?? 0])))
})
