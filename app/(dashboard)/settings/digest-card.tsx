import { DigestForm } from '@/components/settings/digest-form'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { canSendMail } from '@/lib/services/channels/can-send-mail'
import { getDigestChoice } from '@/lib/services/digests/choose-digests'
import { chooseDigestsHere, sendDigestHere } from './actions'

/** Which digests the member gets; theirs alone. */
export async function DigestCard({ caller }: { caller: MemberCaller }) {
  const choice = await getDigestChoice(caller)
  return (
    <Card id="digest" aria-label="Digest mail">
      <CardHeader>
        <CardTitle>Digest mail</CardTitle>
        <p className="text-muted-foreground text-xs">To {caller.email}</p>
      </CardHeader>
      <CardContent>
        <DigestForm
          key={`${choice.weekly} ${choice.monthly}`}
          choice={choice}
          canSendMail={canSendMail()}
          choose={chooseDigestsHere}
          sendNow={sendDigestHere}
        />
      </CardContent>
    </Card>
  )
}
