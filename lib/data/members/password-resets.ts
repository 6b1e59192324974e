import { inPrismaTransaction, type PrismaTransaction } from '../database'

export interface PasswordResetRow {
  userId: string
  email: string
  name: string | null
  expiresAt: Date
}

/** Keeps that a person may choose a new password for an hour; what they were allowed before ends. */
export async function replacePasswordReset(
  tx: PrismaTransaction,
  { userId, resetId }: { userId: string; resetId: string },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO password_reset (user_id, id, expires_at)
    VALUES (${userId}::uuid, ${resetId}::uuid, now() + interval '1 hour')
    ON CONFLICT (user_id) DO UPDATE SET id = excluded.id, expires_at = excluded.expires_at`
}

/** Who may choose a new password by this; null where it was used, replaced, or is too old. */
export async function findPasswordReset(resetId: string): Promise<PasswordResetRow | null> {
  const [row] = await inPrismaTransaction(
    { nothing: true },
    (tx) => tx.$queryRaw<PasswordResetRow[]>`
      SELECT u.id::text AS "userId", u.email, u.name, r.expires_at AS "expiresAt"
      FROM password_reset r JOIN user_account u ON u.id = r.user_id WHERE r.id = ${resetId}::uuid AND r.expires_at > now()`,
  )
  return row ?? null
}

/** Uses it up; false where that was done, or it has ended. */
export async function takePasswordReset(tx: PrismaTransaction, resetId: string): Promise<boolean> {
  const taken = await tx.$executeRaw`
    DELETE FROM password_reset WHERE id = ${resetId}::uuid AND expires_at > now()`
  return taken > 0
}
