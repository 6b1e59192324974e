import { type MemberCaller, mayDo } from './caller'
import type { Action } from './roles'

/** Why a member may not do something, for the button that stays shut; null where they may. `what`: "send files". */
export function whyNot(member: MemberCaller, action: Action, what: string): string | null {
  return mayDo(member, action) ? null : `Your role (${member.role}) does not let you ${what}. Ask an admin.`
}
