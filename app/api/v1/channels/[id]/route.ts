import { apiRoute, json } from '@/lib/http/api-route'
import { channelJson } from '@/lib/http/channel-json'
import { readJsonBody } from '@/lib/http/read-body'
import { changeChannel, deleteChannel } from '@/lib/services/channels/change-channel'
import { getChannel } from '@/lib/services/channels/list-channels'

export const GET = apiRoute<{ id: string }>('view_channels', async ({ caller, params }) =>
  json(channelJson(await getChannel(caller, params.id))),
)

export const PATCH = apiRoute<{ id: string }>('manage_channels', async ({ request, caller, params }) => {
  const { channel, secret } = await changeChannel(caller, params.id, await readJsonBody(request))
  return json({ ...channelJson(channel), ...(secret && { secret }) })
})

export const DELETE = apiRoute<{ id: string }>('manage_channels', async ({ caller, params }) => {
  await deleteChannel(caller, params.id)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
