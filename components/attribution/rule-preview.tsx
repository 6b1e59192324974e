import type { FormPreview } from '@/components/forms/use-form-preview'
import { cn } from '@/components/ui/cn'
import { Notice } from '@/components/ui/notice'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { MovedSpend } from '@/lib/domain/attribution/moved-spend'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayExactUsd, displayUsd } from '@/lib/domain/display/display-usd'
import { dimensionLabel } from '@/lib/domain/usage/dimension-label'

const MOST_LISTED = 20

/** What saving would move of all that was ever sent, before it is saved. */
export function RulePreview({ state }: { state: FormPreview<MovedSpend> }) {
  return (
    <section
      aria-label="Before you save"
      aria-busy={state.kind === 'ready' && state.isStale}
      className="grid gap-3 rounded-lg border p-4"
    >
      <h3 className="font-medium">Before you save</h3>
      {state.kind === 'incomplete' && (
        <p className="text-muted-foreground">
          Once the form is filled in, this says what would move of everything that was ever sent.
        </p>
      )}
      {state.kind === 'failed' && (
        <Notice kind="warning" title="No preview">
          {state.message} You can save all the same.
        </Notice>
      )}
      {state.kind === 'ready' && (
        <div className={cn('grid gap-3', state.isStale && 'opacity-60')}>
          <p role="status" className="text-pretty">
            {inWords(state.value)}
          </p>
          {state.value.moves.length > 0 && <Moves moves={state.value.moves} />}
        </div>
      )}
    </section>
  )
}

function inWords({ events, unpricedEvents, costUsd }: MovedSpend): string {
  if (events === 0) return 'Nothing that was sent so far moves. What comes is shown so.'
  const unpriced = unpricedEvents > 0 ? ` ${displayNumberOf(unpricedEvents, 'call')} without a price.` : ''
  return `${displayNumberOf(events, 'call')} ${events === 1 ? 'moves' : 'move'}, ${displayUsd(costUsd)} in all.${unpriced}`
}

function Moves({ moves }: Pick<MovedSpend, 'moves'>) {
  return (
    <>
      <Table label="What moves" regionClassName="max-h-80 rounded-md border">
        <TableHeader>
          <TableRow>
            <TableHead>From</TableHead>
            <TableHead>To</TableHead>
            <TableHead numeric>Calls</TableHead>
            <TableHead numeric>Cost</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {moves.slice(0, MOST_LISTED).map(({ label, from, to, events, costUsd }) => (
            <TableRow key={JSON.stringify([label, from, to])}>
              <TableCell className="max-w-40 truncate" title={from ?? undefined}>
                <span className="text-muted-foreground">{dimensionLabel(label)} </span>
                {from ?? <em>(none)</em>}
              </TableCell>
              <TableCell className="max-w-40 truncate" title={to ?? undefined}>
                {to ?? <em>(none)</em>}
              </TableCell>
              <TableCell numeric>{events.toLocaleString('en')}</TableCell>
              <TableCell numeric title={displayExactUsd(costUsd)}>
                {displayUsd(costUsd)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {moves.length > MOST_LISTED && (
        <p className="text-muted-foreground text-xs">
          The largest {MOST_LISTED} of {displayNumberOf(moves.length, 'move')}.
        </p>
      )}
    </>
  )
}
