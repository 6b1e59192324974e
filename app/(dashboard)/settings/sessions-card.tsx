import { EndSessionButton } from '@/components/settings/end-session-button'
import { PasswordForm } from '@/components/settings/password-form'
import { SessionList } from '@/components/settings/session-list'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { listSessions } from '@/lib/services/sessions/list-sessions'
import { changePasswordHere, revokeSessionHere } from './actions'

export async function SessionsCard({ caller, now }: { caller: MemberCaller; now: Date }) {
  const sessions = await listSessions(caller)
  return (
    <Card>
      <CardHeader className="border-b">
        <CardTitle>Where you are signed in</CardTitle>
        <p className="text-muted-foreground text-xs">{caller.email}</p>
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
      <details className="border-t">
        <summary className="cursor-pointer px-4 py-2.5 text-sm">Change password</summary>
        <CardContent className="pt-1">
          <PasswordForm email={caller.email} change={changePasswordHere} />
        </CardContent>
      </details>
    </Card>
  )
}
