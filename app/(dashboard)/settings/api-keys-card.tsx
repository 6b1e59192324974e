import Link from 'next/link'
import { ApiKeyList } from '@/components/settings/api-key-list'
import { CreateKeyDialog } from '@/components/settings/create-key-dialog'
import { RevokeKeyButton } from '@/components/settings/revoke-key-button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { publicAddress } from '@/lib/auth/public-address'
import { type MemberCaller, mayDo } from '@/lib/domain/members/caller'
import { listApiKeys } from '@/lib/services/api-keys/list-api-keys'
import { createKeyHere, revokeKeyHere } from './actions'

export async function ApiKeysCard({ caller, now }: { caller: MemberCaller; now: Date }) {
  if (!mayDo(caller, 'view_api_keys')) {
    return (
      <Card id="api-keys">
        <CardHeader>
          <CardTitle>API keys</CardTitle>
        </CardHeader>
        <CardContent>
          <CardDescription>
            Your role ({caller.role}) does not show API keys. Ask an admin of {caller.organizationName}.
          </CardDescription>
        </CardContent>
      </Card>
    )
  }
  const keys = await listApiKeys(caller)
  const mayManage = mayDo(caller, 'manage_api_keys')
  const active = keys.filter((key) => key.state === 'active')
  const ended = keys.filter((key) => key.state !== 'active')
  return (
    <Card id="api-keys">
      <CardHeader className="border-b">
        <CardTitle>API keys</CardTitle>
        <div className="flex flex-wrap items-center gap-3">
          {!mayManage && (
            <p className="text-muted-foreground text-xs">
              Your role ({caller.role}) may look at keys. Ask an admin to make or revoke one.
            </p>
          )}
          <Link href="/docs/api" className="text-primary text-sm underline underline-offset-4">
            API reference
          </Link>
          {keys.length > 0 && <ExportMenu href="/api/v1/api-keys" />}
          <CreateKeyDialog create={createKeyHere} disabled={!mayManage} address={await publicAddress()} />
        </div>
      </CardHeader>
      {active.length === 0 && (
        <CardDescription className="px-4 py-6">
          No active keys. A key lets an agent, a script or a CI job send usage and read spend.
        </CardDescription>
      )}
      <ApiKeyList
        keys={active}
        now={now}
        timeZone={caller.timeZone}
        actionOf={({ id, name }) => (
          <RevokeKeyButton name={name} disabled={!mayManage} revoke={revokeKeyHere.bind(null, id)} />
        )}
      />
      {ended.length > 0 && (
        <details className="border-t">
          <summary className="cursor-pointer px-4 py-2.5 text-muted-foreground text-xs">
            {ended.length} revoked or expired {ended.length === 1 ? 'key' : 'keys'}
          </summary>
          <ApiKeyList keys={ended} now={now} timeZone={caller.timeZone} actionOf={() => null} />
        </details>
      )}
    </Card>
  )
}
