import { apiRoute, json } from '@/lib/http/api-route'
import { channelJson } from '@/lib/http/channel-json'
import { readJsonBody } from '@/lib/http/read-body'
import { createChannel } from '@/lib/services/channels/create-channel'
import { listChannels } from '@/lib/services/channels/list-channels'

export const GET = apiRoute('view_channels', async ({ caller }) =>
  json({ data: (await listChannels(caller)).map(channelJson), next_cursor: null }),
)

export const POST = apiRoute('manage_channels', async ({ request, caller }) => {
  const { channel, secret } = await createChannel(caller, await readJsonBody(request))
  return json({ ...channelJson(channel), ...(secret && { secret }) }, 201, {
    location: `/api/v1/channels/${channel.id}`,
  })
})
