/** A name that usage was sent under, and whose it is. */
export interface IdentityView {
  name: string
  /** `address`: it is a member's own address, which needs no confirming. */
  state: 'suggested' | 'unknown' | 'confirmed' | 'address'
  userId: string | null
  /** Whose it is, or may be. */
  email: string | null
  /** What speaks for a suggestion. */
  why: string | null
  events: number
  costUsd: string | null
  firstAt: Date | null
  lastAt: Date | null
  confirmedBy: string | null
  confirmedAt: Date | null
}
