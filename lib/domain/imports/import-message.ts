import type { ChannelMessage } from '../channels/channel-message'
import { figuresMessage } from '../channels/figures-message'
import { displayCount, displayNumberOf } from '../display/display-count'
import { displayInstant } from '../display/display-time'
import { displayUsd } from '../display/display-usd'
import type { ImportEvent, ImportFacts } from './import-event'

/** Tells what happened to an import: its figures as they were then, and where to look. Pure and repeatable. */
export function importMessage(
  told: { event: ImportEvent; at: Date; facts: ImportFacts },
  where: { publicUrl: string; timeZone: string },
): ChannelMessage {
  const { event, at, facts } = told
  const subject = importHeadline(event, facts)
  const page = `${where.publicUrl}/imports?import=${facts.importId}`
  return figuresMessage({
    subject,
    figures: [...figuresOf(event, facts), ['When', displayInstant(at.getTime(), where.timeZone)]],
    links: [['The import', page]],
    why: `You get this because the channel is set for imports that ${event === 'undone' ? 'are undone' : `have ${event}`}.`,
    payload: {
      type: `import.${event}`,
      timestamp: at.toISOString(),
      data: {
        id: facts.importId,
        kind: facts.kind,
        name: facts.name,
        format: facts.format,
        status: facts.status,
        error: facts.error,
        accepted: facts.accepted,
        updated: facts.updated,
        duplicates: facts.duplicates,
        rejected: facts.rejected,
        problems: facts.problems,
        events: facts.events,
        cost_usd: facts.costUsd,
        unpriced_events: facts.unpricedEvents,
        summary: subject,
        url: page,
      },
    },
  })
}

function importHeadline(event: ImportEvent, { kind, name, events, costUsd }: ImportFacts): string {
  const what = kind === 'api' ? `A day of the key “${name}”` : `Import of “${name}”`
  const calls = displayNumberOf(events, 'call')
  const brought = costUsd === null ? calls : `${calls}, ${displayUsd(costUsd)}`
  if (event === 'finished') return `${what} finished: ${brought}`
  return event === 'failed' ? `${what} failed` : `${what} was undone: ${brought} taken away`
}

function figuresOf(event: ImportEvent, facts: ImportFacts): [label: string, value: string][] {
  const { rejected, problems } = facts
  const figures: [string, string][] = []
  if (facts.error !== null) figures.push(['Why', facts.error])
  figures.push(
    ['New', displayCount(facts.accepted)],
    ['Updated', displayCount(facts.updated)],
    ['Duplicates', displayCount(facts.duplicates)],
    ['Not read', displayCount(rejected)],
    [event === 'undone' ? 'Cost taken away' : 'Cost', displayUsd(facts.costUsd)],
  )
  if (facts.unpricedEvents > 0)
    figures.push(['Without a price', displayNumberOf(facts.unpricedEvents, 'call')])
  for (const { file, line, message } of problems)
    figures.push([
      line === null ? 'Whole file' : `Line ${displayCount(line)}`,
      file === null || file === facts.name ? message : `${message} (${file})`,
    ])
  if (rejected > problems.length && problems.length > 0)
    figures.push(['And', `${displayCount(rejected - problems.length)} more that were not read`])
  return figures
}
