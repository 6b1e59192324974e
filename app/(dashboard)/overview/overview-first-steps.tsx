import { FirstStepsCard } from '@/components/first-steps/first-steps-card'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { getFirstSteps } from '@/lib/services/first-steps/first-steps'
import { hideFirstStepsHere } from './actions'

/** What a new organization does first, until it is done or put away. */
export async function OverviewFirstSteps({
  member,
  className,
}: {
  member: MemberCaller
  className?: string
}) {
  const done = await getFirstSteps(member)
  if (done === null) return null
  return <FirstStepsCard done={done} hide={hideFirstStepsHere} {...(className && { className })} />
}
