import type { InvitationView } from './invitation'
import type { Role } from './roles'

/** A member as the others see them. */
export interface MemberView {
  userId: string
  email: string
  name: string | null
  role: Role
  joinedAt: string
  /** Open until they accept; null for who has. */
  invitation: InvitationView | null
}
