import { FileInput } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { EmptyState } from '@/components/ui/empty-state'

/** What a new organization sees: what will be here, and the one command that fills it. */
export function FirstData({ origin, sampleData }: { origin: string; sampleData?: ReactNode }) {
  return (
    <EmptyState
      icon={FileInput}
      title="Your spend will be here"
      actions={
        <>
          <Button asChild variant="primary">
            <Link href="/imports">Send logs or connect an agent</Link>
          </Button>
          {sampleData}
        </>
      }
    >
      <p className="mb-4">
        Coding agents already keep logs of every call on their machine. Send them: token counts and labels
        leave it, prompts do not.
      </p>
      <CodeBlock
        code={`curl -fsSL ${origin}/outlay.mjs -o outlay.mjs\nnode outlay.mjs push --url ${origin} --key YOUR_KEY`}
        label="Copy the commands"
      />
      <p className="mt-3 text-xs">
        Imports has these commands with a key in them, takes files by drag and drop, and shows the first event
        as it arrives.
      </p>
    </EmptyState>
  )
}
