'use client'
import { useChange } from '@/components/alerts/use-change'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { fieldClasses } from '@/components/ui/input'
import type { ActionResult } from '@/lib/domain/action-result'
import { MEMBERS_SEE, type MembersSee } from '@/lib/domain/people/members-see'

const WORDS: Record<MembersSee, string> = {
  own: 'Their own spend',
  team: 'Their own spend and their team’s',
  all: 'Everything',
}

/** What members and viewers see of the spend. */
export function MembersSeeForm({
  see,
  mayChange,
  choose,
}: {
  see: MembersSee
  mayChange: boolean
  choose: (input: object) => Promise<ActionResult<null>>
}) {
  const { isPending, run } = useChange(choose)
  return (
    <div className="grid max-w-md gap-2">
      <Field
        label="Members and viewers see"
        hint="It counts from their next click on. Owners and admins see everything, leads see their team, and API keys read what their scopes allow."
      >
        <select
          // Drawn anew from what the server keeps: a refused change falls back.
          key={see}
          defaultValue={see}
          disabled={!mayChange || isPending}
          onChange={(event) => run({ members_see: event.target.value })}
          className={cn(fieldClasses, 'h-8 px-2')}
        >
          {MEMBERS_SEE.map((one) => (
            <option key={one} value={one}>
              {WORDS[one]}
            </option>
          ))}
        </select>
      </Field>
      {!mayChange && <p className="text-muted-foreground text-xs">Ask an admin to change it.</p>}
    </div>
  )
}
