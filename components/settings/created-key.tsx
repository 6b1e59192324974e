'use client'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { DialogDescription, DialogTitle } from '@/components/ui/dialog'

export interface NewKey {
  name: string
  secret: string
}

/** The key, this once, and the command that uses it. */
export function CreatedKey({
  made,
  address,
  onClose,
}: {
  made: NewKey
  address: string
  onClose: () => void
}) {
  return (
    <div className="grid min-w-0 gap-4">
      <DialogTitle>Copy the key “{made.name}”</DialogTitle>
      <DialogDescription>
        It is shown this once: Outlay keeps only its hash. Whoever has it can use it until it is revoked.
      </DialogDescription>
      <CodeBlock code={made.secret} label="Copy the key" />
      <p className="text-muted-foreground text-sm">Send the logs of the agents on a machine with it:</p>
      <CodeBlock
        code={`curl -fsSL ${address}/outlay.mjs -o outlay.mjs
node outlay.mjs push \\
  --url ${address} \\
  --key ${made.secret}`}
        label="Copy the command"
      />
      <Button variant="primary" onClick={onClose}>
        Done
      </Button>
    </div>
  )
}
