import { type MemberCaller, mayDo } from './caller'
import { type Action, whoMay } from './roles'

/** Why a member may not do something, for the button that stays shut; null where they may. `what`: "send files". */
export function whyNot(member: MemberCaller, action: Action, what: string): string | null {
  if (mayDo(member, action)) return null
  return `Your role (${member.role}) does not let you ${what}. Ask ${whoMay(action)}.`
}
