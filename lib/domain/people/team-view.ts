export interface TeamView {
  name: string
  members: readonly { userId: string; email: string; name: string | null; isLead: boolean }[]
  /** True where usage names the team: it cannot be deleted. */
  isInUsage: boolean
  createdAt: Date
}
