'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogTitle } from '@/components/ui/dialog'
import { Textarea } from '@/components/ui/input'
import { Label } from '@/components/ui/label'

/** Takes lines of a log as text. */
export function PasteDialog({
  text,
  onText,
  onSend,
}: {
  /** Null: closed. */
  text: string | null
  onText: (text: string | null) => void
  onSend: (file: File) => void
}) {
  const [isEmpty, setIsEmpty] = useState(false)
  const send = () => {
    if (!text?.trim()) return setIsEmpty(true)
    onSend(new File([text], text.trimStart().startsWith('{') ? 'pasted.jsonl' : 'pasted.txt'))
    onText(null)
  }
  return (
    <Dialog open={text !== null} onOpenChange={(open) => onText(open ? '' : null)}>
      <DialogContent>
        <DialogTitle>Paste a log</DialogTitle>
        <DialogDescription>JSON, JSONL or CSV with its header, as many lines as you like.</DialogDescription>
        <div className="grid gap-1.5">
          <Label htmlFor="pasted">Lines</Label>
          <Textarea
            id="pasted"
            rows={10}
            spellCheck={false}
            className="font-mono"
            value={text ?? ''}
            aria-invalid={isEmpty || undefined}
            aria-describedby={isEmpty ? 'pasted-error' : undefined}
            onChange={(event) => {
              setIsEmpty(false)
              onText(event.target.value)
            }}
          />
          {isEmpty && (
            <p id="pasted-error" role="alert" className="text-destructive text-xs">
              There is nothing to send yet.
            </p>
          )}
        </div>
        <DialogFooter>
          <Button onClick={() => onText(null)}>Cancel</Button>
          <Button variant="primary" onClick={send}>
            Send
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
