'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { useChange } from '@/components/alerts/use-change'
import { RuleDrawer } from '@/components/attribution/rule-drawer'
import type { PreviewRule, SaveRule } from '@/components/attribution/rule-form'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/action-result'
import type { RuleView } from '@/lib/domain/attribution/attribution-rule'
import { conditionsInWords, showsInWords } from '@/lib/domain/attribution/rule-in-words'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayExactUsd, displayUsd } from '@/lib/domain/display/display-usd'

type ListedRule = Omit<RuleView, 'createdAt' | 'updatedAt'>

/** The rules in their order, each with what it decides and what may be done with it. */
export function RuleList({
  rules,
  save,
  preview,
  move,
  remove,
}: {
  rules: readonly ListedRule[]
  save: SaveRule
  preview: PreviewRule
  move: (change: object) => Promise<ActionResult<null>>
  remove: (id: string) => Promise<ActionResult<null>>
}) {
  const router = useRouter()
  const moving = useChange(move)
  return (
    <ol aria-label="Attribution rules" className="divide-y">
      {rules.map((rule) => {
        const name = `rule ${rule.position}`
        const to = (position: number) =>
          moving.run({ id: rule.id, position }, `Now rule ${position} of ${rules.length}`)
        return (
          <li
            key={rule.id}
            aria-label={`Rule ${rule.position}`}
            className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3"
          >
            <span className="w-5 shrink-0 text-muted-foreground">{rule.position}</span>
            <div className="min-w-0 flex-1 basis-56">
              <p className="break-words font-medium">{showsInWords(rule)}</p>
              <p className="break-words text-sm">where {conditionsInWords(rule)}</p>
              <p className="text-muted-foreground text-xs" title={displayExactUsd(rule.costUsd)}>
                {rule.events === 0
                  ? 'No usage is shown by it now'
                  : `${displayNumberOf(rule.events, 'call')}, ${displayUsd(rule.costUsd)}`}{' '}
                · by {rule.createdLabel}
              </p>
            </div>
            <div className="flex flex-wrap gap-1">
              <Button
                size="icon-sm"
                variant="quiet"
                aria-label={`Move ${name} up`}
                disabled={moving.isPending || rule.position === 1}
                onClick={() => to(rule.position - 1)}
              >
                <ArrowUp aria-hidden />
              </Button>
              <Button
                size="icon-sm"
                variant="quiet"
                aria-label={`Move ${name} down`}
                disabled={moving.isPending || rule.position === rules.length}
                onClick={() => to(rule.position + 1)}
              >
                <ArrowDown aria-hidden />
              </Button>
              <RuleDrawer
                trigger={
                  <Button size="sm" aria-label={`Change ${name}`}>
                    Change
                  </Button>
                }
                rule={rule}
                places={rules.length}
                save={save}
                preview={preview}
              />
              <ConfirmDialog
                trigger={
                  <Button size="sm" variant="quiet" aria-label={`Delete ${name}`}>
                    Delete
                  </Button>
                }
                title={`Delete ${name}?`}
                confirm={{ label: 'Delete the rule', pending: 'Deleting…' }}
                act={() => remove(rule.id)}
                onDone={() => {
                  toast.success('Rule deleted')
                  router.refresh()
                }}
              >
                <p>
                  {rule.events === 0
                    ? 'No usage is shown by it now, so nothing moves.'
                    : `${displayNumberOf(rule.events, 'call')}, ${displayUsd(rule.costUsd)}, are shown as the other rules say, or as they were sent.`}
                </p>
              </ConfirmDialog>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
