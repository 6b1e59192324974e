'use client'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { DialogDescription, DialogTitle } from '@/components/ui/dialog'

export interface Invited {
  email: string
  /** Where they choose a password; null where they have one. */
  link: string | null
}

export function InvitedMember({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  return (
    <div className="grid min-w-0 gap-4">
      <DialogTitle>{invited.email} is a member</DialogTitle>
      {invited.link ? (
        <>
          <DialogDescription>
            Send them this link. It works once, for seven days, and whoever has it can use it.
          </DialogDescription>
          <CodeBlock code={invited.link} label="Copy the link" />
        </>
      ) : (
        <DialogDescription>They have an account on this server and sign in as before.</DialogDescription>
      )}
      <Button variant="primary" onClick={onClose}>
        Done
      </Button>
    </div>
  )
}
