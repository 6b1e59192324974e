import { apiRoute, json } from '@/lib/http/api-route'
import { testChannel } from '@/lib/services/channels/test-channel'

export const POST = apiRoute<{ id: string }>('manage_channels', async ({ caller, params }) => {
  const { isOk, answer, durationMs } = await testChannel(caller, params.id)
  return json({ is_ok: isOk, answer, duration_ms: durationMs })
})
