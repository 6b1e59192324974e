import type { RequestOutcome } from '@/components/reference/send-request'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'

/** Status and body of an answer; a file is offered to be kept. */
export function RequestAnswer({ outcome, operationId }: { outcome: RequestOutcome; operationId: string }) {
  const { status, statusText, type, milliseconds, bytes, text } = outcome
  return (
    <div className="grid grid-cols-1 gap-2">
      <p className="text-sm">
        <span className={status < 400 ? 'font-medium text-success' : 'font-medium text-destructive'}>
          {status} {statusText}
        </span>{' '}
        <span className="text-muted-foreground tabular-nums">
          in {milliseconds} ms{bytes > 0 && `, ${bytes} bytes of ${type || 'no type'}`}
        </span>
      </p>
      {text === null ? (
        bytes > 0 && <Button onClick={() => keep(outcome.file, operationId)}>Save the file</Button>
      ) : (
        <CodeBlock
          code={text}
          label={`Copy the answer of ${operationId}`}
          className="[&_pre]:max-h-96 [&_pre]:overflow-auto"
        />
      )}
    </div>
  )
}

function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.${file.type.includes('pdf') ? 'pdf' : file.type.includes('sheet') ? 'xlsx' : 'bin'}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
