'use client'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { DialogDescription, DialogTitle } from '@/components/ui/dialog'

export interface Invited {
  email: string
  /** Where they join. */
  link: string
  /** Whether the link goes to them by mail as well. */
  isMailed: boolean
}

export function InvitedMember({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  return (
    <div className="grid min-w-0 gap-4">
      <DialogTitle className="break-all">{invited.email} is invited</DialogTitle>
      <DialogDescription>
        {invited.isMailed
          ? 'This link is on its way to them by mail; the list of members says how it went. You can also pass it on yourself.'
          : 'Send them this link: no mail is sent, because this server has no mail server set up (SMTP_URL).'}{' '}
        It works once, for seven days, and whoever has it can use it.
      </DialogDescription>
      <CodeBlock code={invited.link} label="Copy the link" />
      <Button variant="primary" onClick={onClose}>
        Done
      </Button>
    </div>
  )
}
