import { Checkbox } from '@/components/ui/checkbox'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayUsd } from '@/lib/domain/display/display-usd'
import type { ErasureView } from '@/lib/domain/erasure/erasure-view'
import { rowsInWords } from '@/lib/domain/erasure/rows-in-words'
import { formatUsd, parseUsd } from '@/lib/domain/money'

/** What erasing changes, in numbers, and which channels of mail to the person go. */
export function ErasureChanges({
  view,
  isMember,
  channelIds,
  onChannels,
}: {
  view: ErasureView
  isMember: boolean
  channelIds: readonly string[]
  onChannels: (ids: string[]) => void
}) {
  const events = view.labels.reduce((sum, label) => sum + label.events, 0)
  const spent = view.labels.reduce((sum, { costUsd }) => sum + (parseUsd(costUsd ?? '0') ?? 0n), 0n)
  return (
    <div className="grid gap-3 text-sm">
      <ul className="grid list-disc gap-1 pl-5">
        <li>
          <strong className="font-medium">
            {displayNumberOf(events, 'call', 'calls')}, {displayUsd(formatUsd(spent))}
          </strong>{' '}
          stay in every figure, under “Former member” and a number.
        </li>
        <li>
          Rewritten:{' '}
          {[
            displayNumberOf(view.series, 'combination of labels', 'combinations of labels'),
            ...view.tables.map(rowsInWords),
          ].join(', ')}
          .
        </li>
        <li>
          {isMember
            ? 'Their membership ends at once. Their account goes too, unless another organization on this server has it.'
            : 'If they had an account here and are in no organization any more, it goes too.'}
        </li>
        <li>Logs that come later under these names are counted under the same pseudonym.</li>
        <li>
          Not found: a bare first name in text that people typed, such as the name of a budget or a note. Look
          through those yourself.
        </li>
      </ul>
      {view.channels.length > 0 && (
        <fieldset className="grid gap-2 rounded-lg border px-3 py-2.5">
          <legend className="px-1 font-medium">Channels of mail to them: delete which?</legend>
          {view.channels.map(({ id, name, target }) => (
            <div key={id} className="flex items-center gap-3">
              <Checkbox
                id={`channel-${id}`}
                checked={channelIds.includes(id)}
                onCheckedChange={(checked) =>
                  onChannels(checked ? [...channelIds, id] : channelIds.filter((one) => one !== id))
                }
              />
              <label htmlFor={`channel-${id}`} className="min-w-0 break-all">
                {name === target ? target : `${name} (${target})`}
              </label>
            </div>
          ))}
          <p className="text-muted-foreground text-xs">One that stays keeps their address and sends there.</p>
        </fieldset>
      )}
    </div>
  )
}
