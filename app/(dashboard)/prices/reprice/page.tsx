import type { Metadata } from 'next'
import { ApplyRepricingButton } from '@/components/repricing/apply-repricing-button'
import { RepriceForm } from '@/components/repricing/reprice-form'
import { RepricingList } from '@/components/repricing/repricing-list'
import { RepricingPreviewCard } from '@/components/repricing/repricing-preview-card'
import { PageHeader } from '@/components/shell/page-header'
import { KeptFromNote } from '@/components/spend/kept-from-note'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { displayInstant } from '@/lib/domain/display/display-time'
import { ProductError } from '@/lib/domain/errors'
import { type MemberCaller, mayDo } from '@/lib/domain/members/caller'
import { isUnderWay, type Repricing, scopeInWords } from '@/lib/domain/pricing/repricing'
import { parseRepricingQuery } from '@/lib/http/repricing-query'
import { getUsageShare } from '@/lib/services/people/get-usage-share'
import { listRepricingChoices } from '@/lib/services/repricing/list-repricing-choices'
import { listRepricings } from '@/lib/services/repricing/list-repricings'
import { previewRepricing, type RepricingPreview } from '@/lib/services/repricing/preview-repricing'
import { type SearchParams, toQuery } from '../../to-query'
import { startRepricingHere, undoRepricingHere } from './actions'

export const metadata: Metadata = { title: 'Reprice' }

const SHOWN = 20

export default async function RepricePage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const [{ preview, errors }, choices, { repricings }, share] = await Promise.all([
    previewOf(member, query),
    listRepricingChoices(member),
    listRepricings(member, { limit: SHOWN, cursor: null }),
    getUsageShare(member),
  ])
  const mayChange = mayDo(member, 'manage_prices')
  return (
    <>
      <PageHeader
        title="Reprice"
        description="Past calls at other prices: nothing changes before you have seen what would"
      />
      <div className="grid gap-4">
        <Card>
          <CardHeader>
            <CardTitle>What to price again</CardTitle>
          </CardHeader>
          <CardContent className="grid gap-3">
            <RepriceForm
              asked={{
                from: query.get('from') ?? '',
                to: query.get('to') ?? '',
                models: query.getAll('model').filter(Boolean),
                snapshot: query.get('snapshot') ?? '',
              }}
              errors={errors}
              models={choices.models}
              snapshots={choices.snapshots}
            />
            <p className="text-muted-foreground text-sm">
              Your own prices of today apply on top of the catalogue. A catalogue that knows no price takes
              none away. Days are in {member.timeZone}.
            </p>
          </CardContent>
        </Card>
        {preview && (
          <KeptFromNote eventsKeptFrom={preview.eventsKeptFrom} timeZone={preview.timeZone}>
            They can’t be priced again, and keep what they cost.
          </KeptFromNote>
        )}
        {preview && (
          <RepricingPreviewCard
            events={preview.events}
            rows={preview.rows}
            total={preview.total}
            fileHref={fileHref(preview)}
            apply={
              <ApplyRepricingButton
                events={preview.total.events}
                whyNot={
                  mayChange ? null : `Your role (${member.role}) may look at this. Ask an admin to apply it.`
                }
                apply={startRepricingHere.bind(null, {
                  from: preview.from,
                  to: preview.to,
                  tz: preview.timeZone,
                  models: [...preview.models],
                  snapshot: preview.snapshotId,
                })}
              />
            }
          />
        )}
        {repricings.length > 0 ? (
          <RepricingList
            lines={repricings.map((repricing) => toLine(repricing, member.timeZone, mayChange))}
            undo={undoRepricingHere}
          />
        ) : (
          !preview &&
          (share.kind === 'part' ? (
            <Notice title="What was priced again is shown to who sees all of the spend" />
          ) : (
            <Notice title="No call was ever priced again">
              A price that you set holds for calls that come after it. Where calls that are here already
              should cost it too, or where a new catalogue corrects a price, preview it here and apply it.
            </Notice>
          ))
        )}
      </div>
    </>
  )
}

async function previewOf(
  member: MemberCaller,
  query: URLSearchParams,
): Promise<{ preview: RepricingPreview | null; errors: Record<string, string> }> {
  if (!query.has('preview')) return { preview: null, errors: {} }
  try {
    return { preview: await previewRepricing(member, parseRepricingQuery(query)), errors: {} }
  } catch (error) {
    if (!(error instanceof ProductError) || !error.details.fields) throw error
    return {
      preview: null,
      errors: Object.fromEntries(error.details.fields.map(({ path, message }) => [path, message])),
    }
  }
}

function fileHref({ from, to, timeZone, models, snapshotId }: RepricingPreview): string {
  const query = new URLSearchParams({ tz: timeZone, snapshot: snapshotId })
  if (from) query.set('from', from)
  if (to) query.set('to', to)
  for (const model of models) query.append('model', model)
  return `/api/v1/repricings/preview?${query}`
}

function toLine(repricing: Repricing, timeZone: string, mayChange: boolean) {
  const { id, status, eventsTotal, eventsDone, eventsChanged, eventsUndone, beforeUsd, afterUsd, failure } =
    repricing
  const part = status === 'undoing' ? [eventsUndone, eventsChanged] : [eventsDone, eventsTotal]
  return {
    id,
    title: scopeInWords(repricing),
    note: `${repricing.createdBy}, ${displayInstant(repricing.createdAt.getTime(), timeZone)}, catalogue ${repricing.snapshotId}`,
    status,
    isUnderWay: isUnderWay(repricing),
    progress: part[1] ? (part[0] ?? 0) / part[1] : 0,
    eventsChanged,
    beforeUsd,
    afterUsd,
    failure,
    mayUndo: mayChange && status !== 'undoing' && status !== 'undone',
  }
}
