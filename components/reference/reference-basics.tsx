import Link from 'next/link'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'

/** What holds for every operation: address, keys, pages, repeats, errors. */
export function ReferenceBasics({ errors }: { errors: readonly [status: string, meaning: string][] }) {
  return (
    <>
      <Card aria-labelledby="basics">
        <CardHeader>
          <CardTitle id="basics">For every operation</CardTitle>
        </CardHeader>
        <CardContent className="grid max-w-prose grid-cols-1 gap-3 text-pretty">
          <p>
            The examples read two variables: where this Outlay is, and a key of yours, which{' '}
            <Link href="/settings" className="text-primary underline underline-offset-4">
              Settings
            </Link>{' '}
            makes. A key has the scopes <code>ingest</code>, <code>read</code> or <code>admin</code>.
          </p>
          <CodeBlock
            code={'export OUTLAY_URL=https://outlay.example.com\nexport OUTLAY_API_KEY=outlay_…'}
            label="Copy the variables"
          />
          <p>
            Money is decimal text in US dollars, exact, and null where it is unknown. Times go in with an
            offset and come out in UTC; days are those of <code>tz</code>, else of the organization.
          </p>
          <p>
            A list answers <code>data</code> and <code>next_cursor</code>; give that as <code>cursor</code>{' '}
            for the next page, until it is null. Reports answer <code>rows</code>. A filter given twice means
            either.
          </p>
          <p>
            A POST with an <code>Idempotency-Key</code> is done once: sent again with the same body, it gets
            the first answer.
          </p>
          <p>
            All of this for programs:{' '}
            <a href="/api/v1/openapi.json" className="text-primary underline underline-offset-4">
              the document as OpenAPI 3.1
            </a>
            . The TypeScript examples use the client in Outlay’s folder <code>docs/client</code>.
          </p>
        </CardContent>
      </Card>
      <Card id="errors" aria-labelledby="errors-title" className="scroll-mt-4">
        <CardHeader>
          <CardTitle id="errors-title">Errors</CardTitle>
        </CardHeader>
        <CardContent>
          <p className="mb-2 max-w-prose text-pretty">
            Each is a problem document (RFC 9457) with <code>title</code>, <code>detail</code> and, for bad
            fields, <code>errors</code> with <code>path</code> and <code>message</code>.
          </p>
          <dl>
            {errors.map(([status, meaning]) => (
              <div key={status} className="flex gap-4 py-0.5">
                <dt className="font-medium tabular-nums">{status}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </CardContent>
      </Card>
    </>
  )
}
