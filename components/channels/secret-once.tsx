import { CodeBlock } from '@/components/ui/code-block'

/** The secret that a webhook's posts are signed with. */
export function SecretOnce({ secret }: { secret: string }) {
  return (
    <div role="status" className="grid gap-2">
      <p className="text-sm">The signing key, shown this once:</p>
      <CodeBlock code={secret} label="Copy the signing key" />
    </div>
  )
}
