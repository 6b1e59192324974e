import type { Metadata } from 'next'
import Link from 'next/link'
import { AddDomainForm } from '@/components/settings/add-domain-form'
import { DomainList } from '@/components/settings/domain-list'
import { PageHeader } from '@/components/shell/page-header'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Notice } from '@/components/ui/notice'
import { offeredProviders } from '@/lib/auth/offered-providers'
import { requireMember } from '@/lib/auth/require-member'
import { DOMAIN_ROLES } from '@/lib/domain/members/email-domain'
import { whyNot } from '@/lib/domain/members/why-not'
import { listDomains } from '@/lib/services/domains/manage-domains'
import { addDomainHere, checkDomainHere, removeDomainHere } from './actions'

export const metadata: Metadata = { title: 'Email domains' }

export default async function DomainsPage() {
  const caller = await requireMember()
  const domains = await listDomains(caller)
  const providers = offeredProviders().map(({ name }) => name)
  const refused = whyNot(caller, 'manage_domains', 'change this')
  return (
    <>
      <PageHeader
        title="Email domains"
        description={
          <>
            Who may join by themselves · <Link href="/settings">Settings</Link>
          </>
        }
      />
      <div className="grid max-w-4xl gap-4">
        {providers.length === 0 && (
          <Notice kind="warning" title="Nobody can join this way yet">
            People join when a provider has verified their address, and this server has none: whoever runs it
            sets up GitHub, Google or OpenID Connect.
          </Notice>
        )}
        {refused && <Notice>{refused}</Notice>}
        <Card aria-label="Domains">
          <CardHeader className="border-b">
            <CardTitle>Domains</CardTitle>
            {domains.length > 0 && <ExportMenu href="/api/v1/email-domains" />}
            <p className="text-pretty text-muted-foreground text-xs">
              Who signs in with{' '}
              {providers.length === 0
                ? 'a provider'
                : new Intl.ListFormat('en', { type: 'disjunction' }).format(providers)}{' '}
              and a verified address in a domain becomes a member with its role. Removed members do not come
              back this way.
            </p>
          </CardHeader>
          <DomainList
            domains={domains}
            now={new Date()}
            timeZone={caller.timeZone}
            mayChange={refused === null}
            check={checkDomainHere}
            remove={removeDomainHere}
          />
        </Card>
        {refused === null && (
          <Card aria-label="Add a domain">
            <CardHeader>
              <CardTitle>Add a domain</CardTitle>
            </CardHeader>
            <CardContent>
              <AddDomainForm add={addDomainHere} roles={DOMAIN_ROLES} />
            </CardContent>
          </Card>
        )}
      </div>
    </>
  )
}
