'use client'
import { KeyRound } from 'lucide-react'
import { useState, useTransition } from 'react'
import { ArrivalLine } from '@/components/imports/arrival-line'
import { connectSnippets, KEY_PLACEHOLDER } from '@/components/imports/connect-snippets'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { Notice } from '@/components/ui/notice'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import type { ActionResult } from '@/lib/domain/action-result'

/** Commands that send usage to this server, complete once a key is made. */
export function ConnectAgent({
  address,
  now,
  isFirst,
  whyNoKey,
  createKey,
}: {
  address: string
  now: string
  /** Nothing but sample data has ever come in. */
  isFirst: boolean
  whyNoKey: string | null
  createKey: () => Promise<ActionResult<{ name: string; secret: string }>>
}) {
  const [key, setKey] = useState<{ name: string; secret: string } | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isPending, startTransition] = useTransition()
  const agents = connectSnippets({ address, secret: key?.secret ?? null, now })
  const create = () =>
    startTransition(async () => {
      const result = await createKey().catch(() => null)
      if (result?.ok) setKey(result.value)
      setError(result?.ok ? null : (result?.message ?? 'The server could not be reached. Try again.'))
    })
  return (
    <Card id="connect" className="flex flex-col">
      <CardHeader>
        <CardTitle>Connect an agent</CardTitle>
        {!key && (
          <Button size="sm" disabled={whyNoKey !== null || isPending} onClick={create}>
            <KeyRound aria-hidden /> {isPending ? 'Creating…' : 'Create a key for this'}
          </Button>
        )}
      </CardHeader>
      <CardContent className="grid flex-1 content-start gap-3">
        {error && <Notice kind="error">{error}</Notice>}
        <div role="status">
          {key ? (
            <Notice title={`The commands hold the key “${key.name}”`}>
              It can send usage and nothing else. It is shown this once: copy a command before you leave.
            </Notice>
          ) : (
            <p className="text-muted-foreground">
              {whyNoKey ?? `Create a key, and it takes the place of ${KEY_PLACEHOLDER} below.`}
            </p>
          )}
        </div>
        <Tabs defaultValue="claude-code" className="min-w-0">
          <TabsList aria-label="Where the usage is">
            {agents.map(({ id, name }) => (
              <TabsTrigger key={id} value={id}>
                {name}
              </TabsTrigger>
            ))}
          </TabsList>
          {agents.map(({ id, snippets }) => (
            <TabsContent key={id} value={id} className="grid gap-4">
              {snippets.map(({ title, code, note }) => (
                <div key={title} className="grid min-w-0 gap-1.5">
                  <h3 className="text-muted-foreground text-xs">{title}</h3>
                  <CodeBlock code={code} label={`Copy: ${title}`} />
                  {note && <p className="wrap-anywhere text-muted-foreground text-xs text-pretty">{note}</p>}
                </div>
              ))}
            </TabsContent>
          ))}
        </Tabs>
      </CardContent>
      <CardFooter>
        <ArrivalLine isFirst={isFirst} />
      </CardFooter>
    </Card>
  )
}
