'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { fieldClasses } from '@/components/ui/input'
import type { IdentityView } from '@/lib/domain/people/identity-view'

/** Whose a name is: the suggestion, which one click confirms, or anybody else. */
export function WhoseName({
  identity: { name, email, why },
  members,
  isPending,
  choose,
}: {
  identity: Pick<IdentityView, 'name' | 'email' | 'why'>
  members: readonly string[]
  isPending: boolean
  choose: (email: string) => void
}) {
  const [chosen, setChosen] = useState(email ?? '')
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      {why && <span className="text-muted-foreground text-xs">{why}</span>}
      <select
        aria-label={`Whose name ${name} is`}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        className={cn(fieldClasses, 'h-7 w-56 max-w-full px-2')}
      >
        <option value="">No member</option>
        {members.map((member) => (
          <option key={member}>{member}</option>
        ))}
      </select>
      <Button
        size="sm"
        disabled={isPending || chosen === ''}
        aria-label={`Confirm ${name}`}
        onClick={() => choose(chosen)}
      >
        Confirm
      </Button>
    </div>
  )
}
