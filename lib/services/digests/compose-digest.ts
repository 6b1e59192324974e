import { makeUnsubscribeToken } from '../../auth/unsubscribe-token'
import { organizationLink, workerAddress } from '../../auth/worker-address'
import type { MailContent } from '../../data/mail/queue-mail'
import { asSeenBy } from '../../data/viewer'
import { type CalendarPeriod, periodBefore } from '../../domain/calendar-period'
import { type DigestFigures, digestMail } from '../../domain/digests/digest-mail'
import type { DigestKind } from '../../domain/digests/due-digest'
import type { MemberCaller } from '../../domain/members/caller'
import { formatUsd } from '../../domain/money'
import { shareInWords } from '../../domain/people/members-see'
import type { SpendDimension, SpendRow } from '../../domain/usage/spend'
import { countOpenAlerts } from '../alerts/count-open-alerts'
import { listBudgets } from '../budgets/list-budgets'
import { getForecast } from '../forecast/get-forecast'
import { getUsageShare } from '../people/get-usage-share'
import { getSpend } from '../usage/get-spend'

const MOST = 5
const TOP: { dimension: SpendDimension; title: string }[] = [
  { dimension: 'project', title: 'Projects' },
  { dimension: 'user', title: 'People' },
  { dimension: 'model', title: 'Models' },
]

/** A digest as its reader may see it, ready to be sent, with the link and the headers that end it (RFC 8058). */
export async function composeDigest(
  caller: MemberCaller,
  kind: DigestKind,
  period: CalendarPeriod,
): Promise<MailContent> {
  const publicUrl = workerAddress()
  const token = makeUnsubscribeToken({ organizationId: caller.organizationId, userId: caller.userId, kind })
  const mail = digestMail(await asSeenBy(caller.userId, () => readFigures(caller, kind, period)), {
    publicUrl: organizationLink(caller.organizationId),
    unsubscribeUrl: `${publicUrl}/unsubscribe/${token}`,
  })
  return {
    ...mail,
    headers: {
      'List-Unsubscribe': `<${publicUrl}/api/v1/unsubscribe/${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}

async function readFigures(
  caller: MemberCaller,
  kind: DigestKind,
  period: CalendarPeriod,
): Promise<DigestFigures> {
  const before = periodBefore(period, kind === 'weekly' ? 'week' : 'month')
  const spend = (days: CalendarPeriod, groupBy: SpendDimension[]) =>
    getSpend(caller, { from: days.start, to: days.end, groupBy, filters: {} })
  const { total } = await spend(period, [])
  const { total: totalBefore } = await spend(before, [])
  const top: DigestFigures['top'][number][] = []
  for (const { dimension, title } of TOP) {
    const { rows } = await spend(period, [dimension])
    const largest = rows.filter(({ costUsd }) => costUsd !== null && Number(costUsd) > 0).sort(largestFirst)
    top.push({
      dimension,
      title,
      rows: largest.slice(0, MOST).map(({ values: [name = null], costUsd }) => ({ name, costUsd })),
    })
  }
  const { forecast } = await getForecast(caller, { period: 'month', asOf: null, filters: {} })
  const { p10, p50, p90 } = forecast
  const budgets = await listBudgets(caller)
  return {
    kind,
    organizationName: caller.organizationName,
    shareInWords: shareInWords(await getUsageShare(caller)),
    period,
    spentUsd: spentOf(total),
    before: { ...before, spentUsd: spentOf(totalBefore) },
    calls: total.events,
    unpricedCalls: total.unpricedEvents,
    top,
    forecast:
      p10 === null || p50 === null || p90 === null
        ? null
        : { p10Usd: formatUsd(p10), p50Usd: formatUsd(p50), p90Usd: formatUsd(p90) },
    openAlerts: await countOpenAlerts(caller),
    budgets: budgets.flatMap(({ budget: { id, name }, standing: { state, spent, limit } }) =>
      state === 'ok' ? [] : [{ id, name, state, spentUsd: formatUsd(spent), limitUsd: formatUsd(limit) }],
    ),
  }
}

function largestFirst(a: SpendRow, b: SpendRow): number {
  return Number(b.costUsd) - Number(a.costUsd)
}

// Nothing was spent where there was no call; where none has a price, how much is not known.
function spentOf({ costUsd, events }: { costUsd: string | null; events: number }): string | null {
  return costUsd ?? (events === 0 ? '0' : null)
}
