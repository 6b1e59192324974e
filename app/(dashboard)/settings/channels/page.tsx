import type { Metadata } from 'next'
import Link from 'next/link'
import { ChannelActions } from '@/components/channels/channel-actions'
import { ChannelForm } from '@/components/channels/channel-form'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { requireMember } from '@/lib/auth/require-member'
import { CHANNEL_KIND_NAMES } from '@/lib/domain/channels/channel'
import { importEventsInWords } from '@/lib/domain/imports/import-event-names'
import { mayDo } from '@/lib/domain/members/caller'
import { canSendMail } from '@/lib/services/channels/can-send-mail'
import { listChannels } from '@/lib/services/channels/list-channels'
import {
  changeChannelHere,
  createChannelHere,
  deleteChannelHere,
  pauseChannelHere,
  resumeChannelHere,
  rotateSecretHere,
  testChannelHere,
} from './actions'

export const metadata: Metadata = { title: 'Channels' }

export default async function ChannelsPage() {
  const caller = await requireMember()
  const mayManage = mayDo(caller, 'manage_channels')
  const channels = mayDo(caller, 'view_channels') ? await listChannels(caller) : null
  return (
    <>
      <PageHeader
        title="Channels"
        description={
          <>
            Where alerts, reports and news of imports go · <Link href="/settings">Settings</Link>
          </>
        }
      />
      <Card className="max-w-4xl">
        <CardHeader className="border-b">
          <CardTitle>Channels</CardTitle>
          {channels !== null && channels.length > 0 && <ExportMenu href="/api/v1/channels" />}
        </CardHeader>
        {channels === null && (
          <CardDescription className="px-4 py-6">
            Your role ({caller.role}) does not show channels. Ask an admin of {caller.organizationName}.
          </CardDescription>
        )}
        {channels?.length === 0 && (
          <CardDescription className="px-4 py-6">
            No channels yet. Alerts are in the inbox only.
          </CardDescription>
        )}
        <ul className="divide-y">
          {channels?.map((channel) => (
            <li key={channel.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
              <div className="min-w-0 flex-1 basis-64">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="break-words font-medium">{channel.name}</span>
                  <Badge variant="neutral">{CHANNEL_KIND_NAMES[channel.kind]}</Badge>
                  {channel.paused && <Badge variant="warning">Paused</Badge>}
                </p>
                {channel.shownTarget !== channel.name && (
                  <p className="break-words text-muted-foreground text-xs">{channel.shownTarget}</p>
                )}
                {channel.importEvents.length > 0 && (
                  <p className="text-muted-foreground text-xs">{importEventsInWords(channel.importEvents)}</p>
                )}
                {channel.paused && <p className="break-words text-xs">{channel.paused.reason}</p>}
              </div>
              {mayManage && (
                <ChannelActions
                  name={channel.name}
                  kind={channel.kind}
                  importEvents={channel.importEvents}
                  isPaused={channel.paused !== null}
                  test={testChannelHere.bind(null, channel.id)}
                  pause={pauseChannelHere.bind(null, channel.id)}
                  change={changeChannelHere.bind(null, channel.id)}
                  resume={resumeChannelHere.bind(null, channel.id)}
                  remove={deleteChannelHere.bind(null, channel.id)}
                  rotate={channel.kind === 'webhook' ? rotateSecretHere.bind(null, channel.id) : null}
                />
              )}
            </li>
          ))}
        </ul>
        <CardContent className="border-t pt-4">
          {mayManage ? (
            <ChannelForm canSendMail={canSendMail()} create={createChannelHere} />
          ) : (
            <CardDescription>Ask an admin to add or change a channel.</CardDescription>
          )}
        </CardContent>
      </Card>
    </>
  )
}
