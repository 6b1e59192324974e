import { apiRoute, json } from '@/lib/http/api-route'
import { channelJson } from '@/lib/http/channel-json'
import { pauseChannelOf } from '@/lib/services/channels/change-channel'

export const POST = apiRoute<{ id: string }>('manage_channels', async ({ caller, params }) =>
  json(channelJson(await pauseChannelOf(caller, params.id))),
)
