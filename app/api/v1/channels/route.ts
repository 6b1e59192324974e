import { apiRoute, json } from '@/lib/http/api-route'
import { CHANNEL_COLUMNS, channelJson } from '@/lib/http/channel-json'
import { tableFormat } from '@/lib/http/file-format'
import { flatCells } from '@/lib/http/flat-cells'
import { PAGE_SIZES, parsePage } from '@/lib/http/page-query'
import { readJsonBody } from '@/lib/http/read-body'
import { tableResponse } from '@/lib/http/table-response'
import { createChannel } from '@/lib/services/channels/create-channel'
import { listChannels, listChannelsPage } from '@/lib/services/channels/list-channels'

export const GET = apiRoute('view_channels', async ({ caller, query }) => {
  const format = tableFormat(query)
  if (format !== 'json') {
    const rows = (await listChannels(caller)).map((channel) => flatCells(channelJson(channel)))
    return tableResponse(
      format,
      { caller, query },
      { name: 'outlay-channels', rows, columns: CHANNEL_COLUMNS },
    )
  }
  const { channels, nextCursor } = await listChannelsPage(caller, parsePage(query, PAGE_SIZES.long))
  return json({ data: channels.map(channelJson), next_cursor: nextCursor })
})

export const POST = apiRoute('manage_channels', async ({ request, caller }) => {
  const { channel, secret } = await createChannel(caller, await readJsonBody(request))
  return json({ ...channelJson(channel), ...(secret && { secret }) }, 201, {
    location: `/api/v1/channels/${channel.id}`,
  })
})
