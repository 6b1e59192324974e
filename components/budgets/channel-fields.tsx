'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import type { Channel } from '@/lib/domain/channels/channel'

/** Where alerts go, besides the inbox; or whatever `hint` says of them. */
export function ChannelFields({
  channels,
  chosen,
  error,
  legend = 'Tell',
  hint,
}: {
  channels: readonly Pick<Channel, 'id' | 'name' | 'kind' | 'shownTarget' | 'paused'>[] | null
  chosen: readonly string[]
  error: string | undefined
  legend?: string
  /** Instead of what is said of alerts. */
  hint?: ReactNode
}) {
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 font-medium">{legend}</legend>
      <p className="text-muted-foreground text-xs">
        {hint ?? 'Alerts always stand on the Alerts page'}
        {channels?.length === 0 ? (
          <>
            . To be told by mail, Slack or a webhook{hint ? '' : ' as well'},{' '}
            <Link href="/settings/channels">add a channel</Link>.
          </>
        ) : hint ? (
          '.'
        ) : (
          '; these are told as well.'
        )}
      </p>
      {channels?.map(({ id, name, shownTarget, paused }) => (
        <div key={id} className="flex items-start gap-2">
          <Checkbox
            id={`channel-${id}`}
            name="channel_ids"
            value={id}
            defaultChecked={chosen.includes(id)}
            className="mt-0.5"
          />
          <Label htmlFor={`channel-${id}`} className="min-w-0 break-words font-normal">
            {name} <span className="text-muted-foreground">{shownTarget}</span>
            {paused && <span className="text-warning"> (paused)</span>}
          </Label>
        </div>
      ))}
      {channels === null &&
        chosen.map((id) => <input key={id} type="hidden" name="channel_ids" value={id} />)}
      {error && (
        <p role="alert" className="text-destructive text-xs">
          {error}
        </p>
      )}
    </fieldset>
  )
}
