import { RetentionForm } from '@/components/settings/retention-form'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { calendarDayOf } from '@/lib/domain/calendar'
import { displayDay } from '@/lib/domain/display/display-time'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { whyNot } from '@/lib/domain/members/why-not'
import { getRetention } from '@/lib/services/organizations/choose-retention'
import { chooseRetentionHere, previewRetentionHere } from './actions'

/** How long single calls are kept. */
export async function RetentionCard({ caller }: { caller: MemberCaller }) {
  const { keepEventsDays, eventsKeptFrom } = await getRetention(caller)
  return (
    <Card id="retention">
      <CardHeader>
        <CardTitle>How long calls are kept</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3">
        <RetentionForm
          days={keepEventsDays}
          whyNot={whyNot(caller, 'manage_retention', 'choose how long calls are kept')}
          preview={previewRetentionHere}
          choose={chooseRetentionHere}
        />
        {eventsKeptFrom && (
          <p className="text-muted-foreground text-xs">
            Single calls are here from{' '}
            {displayDay(calendarDayOf(eventsKeptFrom.getTime(), caller.timeZone), true)} on.
          </p>
        )}
      </CardContent>
    </Card>
  )
}
