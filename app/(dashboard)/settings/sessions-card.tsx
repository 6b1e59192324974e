import { EndSessionButton } from '@/components/settings/end-session-button'
import { LinkedAccountList } from '@/components/settings/linked-account-list'
import { PasswordForm } from '@/components/settings/password-form'
import { SessionList } from '@/components/settings/session-list'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { listSignInWays } from '@/lib/services/members/sign-in-ways'
import { listSessions } from '@/lib/services/sessions/list-sessions'
import { changePasswordHere, revokeSessionHere, unlinkAccountHere } from './actions'

export async function SessionsCard({ caller, now }: { caller: MemberCaller; now: Date }) {
  const [sessions, ways] = await Promise.all([listSessions(caller), listSignInWays(caller)])
  return (
    <Card id="sessions">
      <CardHeader className="border-b">
        <CardTitle>Where you are signed in</CardTitle>
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-muted-foreground text-xs">{caller.email}</p>
          <ExportMenu href="/api/v1/sessions" />
        </div>
      </CardHeader>
      <SessionList
        sessions={sessions}
        now={now}
        timeZone={caller.timeZone}
        actionOf={({ id, isCurrent, createdAt }) => (
          <EndSessionButton
            label={isCurrent ? 'Sign out' : 'End session'}
            about={isCurrent ? 'this browser' : `signed in at ${createdAt}`}
            end={revokeSessionHere.bind(null, id)}
          />
        )}
      />
      <LinkedAccountList {...ways} now={now} timeZone={caller.timeZone} unlink={unlinkAccountHere} />
      {ways.hasPassword && (
        <details className="border-t">
          <summary className="cursor-pointer px-4 py-2.5 text-sm">Change password</summary>
          <CardContent className="pt-1">
            <PasswordForm email={caller.email} change={changePasswordHere} />
          </CardContent>
        </details>
      )}
    </Card>
  )
}
