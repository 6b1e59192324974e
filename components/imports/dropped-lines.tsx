import { ChevronRight } from 'lucide-react'
import { DropExample } from '@/components/imports/drop-example'
import { displayCompact, displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import type { DropView } from '@/lib/domain/imports/drop-view'
import { DROP_WORDS } from '@/lib/domain/imports/drop-words'

/** Lines that were not counted again, by reason; each opens to examples. `importId`: the import they are of. */
export function DroppedLines({
  drops,
  timeZone,
  importId = null,
}: {
  drops: readonly DropView[]
  timeZone: string
  importId?: string | null
}) {
  const sum = (of: 'lines' | 'replaced' | 'tokens') => drops.reduce((total, drop) => total + drop[of], 0)
  return (
    <div>
      <ul className="divide-y border-y">
        {drops.map((drop) => (
          <li key={drop.reason}>
            <details className="group">
              <summary className="grid min-h-9 list-none content-center gap-x-4 px-4 py-1.5 hover:bg-muted/50 xs:grid-cols-[1fr_auto] [&::-webkit-details-marker]:hidden">
                <span className="flex items-start gap-1.5 text-pretty">
                  <ChevronRight
                    aria-hidden
                    className="mt-0.5 size-4 shrink-0 text-muted-foreground group-open:rotate-90"
                  />
                  {DROP_WORDS[drop.reason].name}
                </span>
                <Figures {...drop} />
              </summary>
              <div className="grid gap-2 px-4 pt-1 pb-3">
                <p className="text-muted-foreground text-xs text-pretty">
                  {DROP_WORDS[drop.reason].why}
                  {drop.restored > 0 &&
                    ` ${displayNumberOf(drop.restored, 'line counts', 'lines count')} again, since what they repeated is gone.`}
                </p>
                {drop.examples.map((example) => (
                  <DropExample
                    key={`${example.eventId} ${example.dropped.sourceRef} ${example.dropped.at}`}
                    example={example}
                    timeZone={timeZone}
                    importId={importId}
                  />
                ))}
              </div>
            </details>
          </li>
        ))}
      </ul>
      <p className="grid gap-x-4 px-4 py-2 font-medium xs:grid-cols-[1fr_auto]">
        <span className="pl-5.5">Total</span>
        <Figures lines={sum('lines')} replaced={sum('replaced')} tokens={sum('tokens')} />
      </p>
      <p className="px-4 pb-3 text-muted-foreground text-xs text-pretty">
        Dropped lines are an import’s duplicates. Replaced are records that gave way to a better one of the
        same call. Neither is counted again.
      </p>
    </div>
  )
}

function Figures({ lines, replaced, tokens }: Pick<DropView, 'lines' | 'replaced' | 'tokens'>) {
  return (
    <span className="flex flex-wrap gap-x-3 max-xs:pl-5.5">
      <span>
        {displayCount(lines)} <span className="text-muted-foreground">{lines === 1 ? 'line' : 'lines'}</span>
      </span>
      {replaced > 0 && (
        <span>
          {displayCount(replaced)} <span className="text-muted-foreground">replaced</span>
        </span>
      )}
      <span title={displayNumberOf(tokens, 'token')}>
        {displayCompact(tokens)} <span className="text-muted-foreground">tokens</span>
      </span>
    </span>
  )
}
