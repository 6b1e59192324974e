import { requireMember } from '../auth/require-member'
import type { ActionResult } from '../domain/action-result'
import { ProductError } from '../domain/errors'
import type { MemberCaller } from '../domain/members/caller'
import { recordRefusal } from '../services/members/record-refusal'
import { actionResult } from './action-result'

/** What every server action of a member is: who is it? → one service → a result that a form can show. */
export async function memberAction<Value>(
  run: (caller: MemberCaller) => Promise<Value>,
): Promise<ActionResult<Value>> {
  const caller = await requireMember()
  return actionResult(async () => {
    try {
      return await run(caller)
    } catch (error) {
      if (error instanceof ProductError && error.code === 'forbidden') {
        await recordRefusal(caller, error.message)
      }
      throw error
    }
  })
}
