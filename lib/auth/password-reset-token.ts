import { isUuid } from '../domain/is-uuid'
import { readSignedText, signText } from './signed-text'

const PURPOSE = 'outlay password reset v1'

/** What the link to a new password carries: whoever reads the database alone cannot make one. The store says whether it is still good. */
export function makePasswordResetToken(resetId: string): string {
  return signText(resetId, PURPOSE)
}

/** Which reset a link is for; null where it is none of ours. */
export function readPasswordResetToken(token: string): string | null {
  const resetId = readSignedText(token, PURPOSE)
  return resetId !== null && isUuid(resetId) ? resetId : null
}
