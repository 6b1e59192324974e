import Link from 'next/link'
import type { ReactNode } from 'react'
import { Amount } from '@/components/spend/amount'
import { CostExplanation } from '@/components/spend/cost-explanation'
import { EventFlags } from '@/components/spend/event-flags'
import { CopyButton } from '@/components/ui/copy-button'
import { DialogDescription, DialogTitle } from '@/components/ui/dialog'
import { RULE_LABELS } from '@/lib/domain/attribution/attribution-rule'
import { displayChange } from '@/lib/domain/display/display-change'
import { displayCount } from '@/lib/domain/display/display-count'
import { displayInstant } from '@/lib/domain/display/display-time'
import { displayExactUsd } from '@/lib/domain/display/display-usd'
import { dimensionLabel } from '@/lib/domain/usage/dimension-label'
import type { LedgerEvent } from '@/lib/domain/usage/ledger-event'
import type { SpendDimension } from '@/lib/domain/usage/spend'
import { spendViewQuery } from '@/lib/domain/usage/spend-view'

/** One event in full: its cost and what made it, what it counted, whom it belongs to, where it came from. */
export function EventDetail({ event, timeZone }: { event: LedgerEvent; timeZone: string }) {
  return (
    <article className="grid gap-6 p-5">
      <header className="grid gap-1 pr-8">
        <DialogTitle className="break-words pr-0">{event.model ?? 'No model'}</DialogTitle>
        <DialogDescription>{displayInstant(event.occurredAtMs, timeZone)}</DialogDescription>
        <p className="mt-2 font-medium text-3xl tracking-tight">
          <Amount usd={event.costUsd} atLeast={event.quality === 'lower_bound'} isLarge />
        </p>
        <div className="flex flex-wrap gap-1.5 empty:hidden">
          <EventFlags event={event} />
        </div>
      </header>
      <Section title="What made the cost">
        <CostExplanation event={event} />
        {event.reportedCostUsd !== null && <Reported event={event} reported={event.reportedCostUsd} />}
        {event.firstComputedCostUsd !== event.computedCostUsd && (
          <Repriced first={event.firstComputedCostUsd} />
        )}
      </Section>
      {event.price && (
        <Section title="Price">
          <Facts>
            <Fact label="Model name">{event.price.resolution}</Fact>
            <Fact label="Snapshot">
              <Id text={event.price.snapshotId} label="Copy the snapshot's id" />
            </Fact>
            {event.price.ruleIds.map((id) => (
              <Fact key={id} label="Rule">
                <Id text={id} label="Copy the rule's id" />
              </Fact>
            ))}
          </Facts>
        </Section>
      )}
      <Section title="Counted">
        <Facts>
          <Fact label="Input, not cached">{displayCount(event.inputTokens)}</Fact>
          <Fact label="Cache read">{displayCount(event.cacheReadTokens)}</Fact>
          <Fact label="Cache write, 5 minutes">{displayCount(event.cacheWrite5mTokens)}</Fact>
          <Fact label="Cache write, 1 hour">{displayCount(event.cacheWrite1hTokens)}</Fact>
          <Fact label="Output">
            {displayCount(event.outputTokens)}
            {event.reasoningTokens > 0 && (
              <span className="text-muted-foreground">
                , {displayCount(event.reasoningTokens)} of it reasoning
              </span>
            )}
          </Fact>
          {event.webSearchRequests > 0 && (
            <Fact label="Web searches">{displayCount(event.webSearchRequests)}</Fact>
          )}
          {event.latencyMs !== null && <Fact label="Took">{displayCount(event.latencyMs)} ms</Fact>}
        </Facts>
      </Section>
      <Section title="Belongs to">
        <Facts>
          {dimensionsOf(event).map(([dimension, value]) => (
            <Fact key={dimension} label={dimensionLabel(dimension)}>
              <Link
                href={`/events${spendViewQuery({ range: 'all', filters: { [dimension]: [value] } })}`}
                className="underline decoration-input underline-offset-4 hover:decoration-current"
                title={`All events of this ${dimensionLabel(dimension).toLowerCase()}`}
              >
                {value}
              </Link>
            </Fact>
          ))}
          {event.sentUser !== null && <Fact label="Sent as">{event.sentUser}</Fact>}
          {RULE_LABELS.map((label) => {
            const sent = event.sentLabels?.[label]
            return sent === undefined ? null : (
              <Fact key={label} label={`${dimensionLabel(label)} as sent`}>
                {sent ?? <em>none</em>}
              </Fact>
            )
          })}
          {event.serviceTier && <Fact label="Service tier">{event.serviceTier}</Fact>}
          {event.speed && <Fact label="Speed">{event.speed}</Fact>}
          {event.inferenceGeo && <Fact label="Region">{event.inferenceGeo}</Fact>}
        </Facts>
      </Section>
      <Section title="Came from">
        <Facts>
          {event.sourceRef && (
            <Fact label="File and line">
              <Id text={event.sourceRef} label="Copy the file and line" />
            </Fact>
          )}
          <Fact label="Event">
            <Id text={event.id} label="Copy the event's id" />
          </Fact>
          <Fact label="Import">
            <Link
              href={`/imports?import=${event.importId}`}
              className="underline decoration-input underline-offset-4 hover:decoration-current"
            >
              The import that brought it
            </Link>
          </Fact>
        </Facts>
      </Section>
    </article>
  )
}

function dimensionsOf(event: LedgerEvent): [SpendDimension, string][] {
  const all: [SpendDimension, string | null][] = [
    ['user', event.user],
    ['team', event.team],
    ['project', event.project],
    ['framework', event.framework],
    ['task', event.task],
    ['session', event.sessionId],
    ['run', event.runId],
    ['source', event.source],
    ['provider', event.provider],
    ...Object.entries(event.tags).map(([name, value]): [SpendDimension, string] => [`tag.${name}`, value]),
  ]
  return all.filter((entry): entry is [SpendDimension, string] => entry[1] !== null)
}

function Reported({ event, reported }: { event: LedgerEvent; reported: string }) {
  const change = event.computedCostUsd === null ? null : displayChange(reported, event.computedCostUsd)
  return (
    <p className="mt-3 text-muted-foreground">
      The source itself reported <span className="text-foreground">{displayExactUsd(reported)}</span>
      {change === null
        ? ', which counts, as there is no price.'
        : change.direction === 'same'
          ? ', the same as computed.'
          : `, ${change.words} than computed${change.percent ? ` (${change.percent})` : ''}. The computed cost counts.`}
    </p>
  )
}

function Repriced({ first }: { first: string | null }) {
  return (
    <p className="mt-3 text-muted-foreground">
      When it came in,{' '}
      {first === null ? (
        'there was no price for it'
      ) : (
        <>
          it was priced at <span className="text-foreground">{displayExactUsd(first)}</span>
        </>
      )}
      ; it was{' '}
      <Link href="/prices/reprice" className="underline underline-offset-4">
        priced again
      </Link>{' '}
      since.
    </p>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-medium">{title}</h3>
      {children}
    </section>
  )
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="[&>div:last-child]:border-b-0">{children}</dl>
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-h-8 grid-cols-[9rem_minmax(0,1fr)] items-center gap-3 border-border/60 border-b py-1">
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  )
}

function Id({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="min-w-0 break-all font-mono text-xs">{text}</span>
      <CopyButton text={text} label={label} className="size-6" />
    </span>
  )
}
