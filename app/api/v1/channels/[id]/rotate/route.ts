import { apiRoute, json } from '@/lib/http/api-route'
import { channelJson } from '@/lib/http/channel-json'
import { rotateSecret } from '@/lib/services/channels/change-channel'

export const POST = apiRoute<{ id: string }>('manage_channels', async ({ caller, params }) => {
  const { channel, secret } = await rotateSecret(caller, params.id)
  return json({ ...channelJson(channel), secret })
})
