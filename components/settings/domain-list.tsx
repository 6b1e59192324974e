import { DomainControls } from '@/components/settings/domain-controls'
import { Moment } from '@/components/settings/moment'
import { Badge } from '@/components/ui/badge'
import { CodeBlock } from '@/components/ui/code-block'
import type { ActionResult } from '@/lib/domain/action-result'
import type { EmailDomainView } from '@/lib/domain/members/email-domain'

/** Each domain with what its DNS says, and the record that it waits for. */
export function DomainList({
  domains,
  now,
  timeZone,
  mayChange,
  check,
  remove,
}: {
  domains: readonly EmailDomainView[]
  now: Date
  timeZone: string
  mayChange: boolean
  check: (domain: string) => Promise<ActionResult<'verified' | 'missing' | 'held' | 'unknown'>>
  remove: (domain: string) => Promise<ActionResult<null>>
}) {
  if (domains.length === 0)
    return <p className="px-4 py-2.5 text-muted-foreground text-sm">None. Members are added one by one.</p>
  return (
    <ul className="divide-y">
      {domains.map(({ domain, role, record, checkedAt, verifiedAt }) => (
        <li key={domain} className="grid gap-2 px-4 py-2.5">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-2">
                <span className="break-all font-medium">{domain}</span>
                {verifiedAt ? (
                  <Badge variant="success">Verified</Badge>
                ) : (
                  <Badge variant="warning">Not verified</Badge>
                )}
                <Badge>{role}</Badge>
              </p>
              <p className="text-muted-foreground text-xs">
                {checkedAt ? (
                  <>
                    Looked at <Moment at={checkedAt} now={now} timeZone={timeZone} />
                  </>
                ) : (
                  'Not looked at yet'
                )}
              </p>
            </div>
            {mayChange && (
              <DomainControls
                domain={domain}
                check={check.bind(null, domain)}
                remove={remove.bind(null, domain)}
              />
            )}
          </div>
          {!verifiedAt && mayChange && (
            <div className="grid gap-1.5">
              <p className="text-sm">Add this TXT record at {domain}, then check. DNS may need an hour.</p>
              <CodeBlock code={record} label="Copy the record" />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
