import type { Role } from './roles'

/** A member as the others see them. */
export interface MemberView {
  userId: string
  email: string
  name: string | null
  role: Role
  joinedAt: string
  /** Has neither chosen a password nor signed in by a provider yet. */
  isInvited: boolean
}
