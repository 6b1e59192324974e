'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { toast } from 'sonner'
import { ErasureChanges } from '@/components/erasure/erasure-changes'
import { ErasureDialog } from '@/components/erasure/erasure-dialog'
import { NamePicker } from '@/components/erasure/name-picker'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { ActionResult } from '@/lib/domain/action-result'
import type { ErasureView, LabelView } from '@/lib/domain/erasure/erasure-view'
import { sameSpelling } from '@/lib/domain/erasure/identity-name'

/** Which names are the person's, what erasing them changes, and the last question. */
export function ErasePersonForm({
  member,
  labels,
  preview,
  erase,
}: {
  /** Null: somebody who is no member, known by a name in the logs. */
  member: { userId: string; email: string; name: string | null } | null
  labels: readonly (LabelView & { isLikely: boolean })[]
  preview: (input: unknown) => Promise<ActionResult<ErasureView>>
  erase: (input: unknown) => Promise<ActionResult<{ pseudonym: string }>>
}) {
  const router = useRouter()
  const [chosen, setChosen] = useState(() =>
    labels.filter(({ isLikely }) => isLikely).map(({ label }) => label),
  )
  const [channelIds, setChannelIds] = useState<readonly string[]>([])
  const [seen, setSeen] = useState<ActionResult<ErasureView> | null>(null)
  const [isLooking, startLooking] = useTransition()
  const userId = member?.userId ?? null
  const isNobody = userId === null && chosen.length === 0

  useEffect(() => {
    // What was asked for last counts, whichever answer comes last.
    let isCurrent = true
    if (isNobody) setSeen(null)
    else
      startLooking(async () => {
        const result = await preview({ userId, labels: chosen }).catch(() => UNREACHABLE)
        if (isCurrent) setSeen(result)
      })
    return () => {
      isCurrent = false
    }
  }, [userId, chosen, isNobody, preview])

  const view = seen?.ok ? seen.value : null
  return (
    <div className="grid max-w-4xl gap-4">
      <Card>
        <CardHeader className="border-b">
          <CardTitle>
            {member ? `Names of ${member.name ?? member.email} in the logs` : 'Who is it?'}
          </CardTitle>
          <CardDescription>
            Logs name people by an address, a host’s user, anything. Tick every name that is this person’s and
            nobody else’s.
          </CardDescription>
        </CardHeader>
        <NamePicker
          labels={labels}
          chosen={chosen}
          fixed={member ? sameSpelling(member.email) : null}
          onChange={setChosen}
        />
      </Card>
      <Card>
        <CardHeader className="border-b">
          <CardTitle>What changes</CardTitle>
        </CardHeader>
        <CardContent className="grid gap-4 pt-4" aria-busy={isLooking}>
          {seen && !seen.ok && <Notice kind="error">{seen.message}</Notice>}
          {isNobody && (
            <p className="text-muted-foreground text-sm">Tick a name, and what would change stands here.</p>
          )}
          {view && (
            <ErasureChanges
              view={view}
              isMember={member !== null}
              channelIds={channelIds}
              onChannels={setChannelIds}
            />
          )}
          {view && (
            <ErasureDialog
              confirmation={view.confirmation}
              disabled={isLooking}
              erase={(confirmation) => erase({ userId, labels: chosen, channelIds, confirmation })}
              onErased={({ pseudonym }) => {
                toast.success(`Erased. Their usage is under “${pseudonym}”.`)
                router.push('/settings')
              }}
            />
          )}
        </CardContent>
      </Card>
    </div>
  )
}

const UNREACHABLE = { ok: false, message: 'The server could not be reached. Try again.', fields: [] } as const
