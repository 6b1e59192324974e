import { inPrismaTransaction } from '../database'

export interface UserCredentials {
  id: string
  email: string
  name: string | null
  passwordHash: string | null
}

/** The account of an email address, whatever its case. */
export async function findUserByEmail(email: string): Promise<UserCredentials | null> {
  const rows = await inPrismaTransaction(
    { nothing: true },
    (tx) => tx.$queryRaw<UserCredentials[]>`
      SELECT id, email, name, password_hash AS "passwordHash" FROM user_account WHERE lower(email) = lower(${email})`,
  )
  return rows[0] ?? null
}
