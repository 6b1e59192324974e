import { inPrismaTransaction } from '../database'

export interface NewSession {
  id: string
  userId: string
  expiresAt: Date
  ip: string | null
  userAgent: string | null
  /** Null: by password. */
  provider: string | null
}

/** Notes a sign-in. */
export async function insertSession(session: NewSession): Promise<void> {
  await inPrismaTransaction({ nothing: true }, (tx) => tx.signInSession.createMany({ data: [session] }))
}
