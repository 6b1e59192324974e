const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])
// PostgreSQL: connection exceptions; it stops, has crashed, or is starting.
const DATABASE = /^(08\w{3}|57P0[123])$/
// Prisma: cannot be reached, timed out, connection closed, no connection or no transaction in time.
const CLIENT = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'])
const WORDS =
  /^Connection terminated|connection error and is not queryable|^timeout exceeded when trying to connect/

/** Whether the error says that the database cannot be reached now and may be in a moment. */
export function isOutage(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, message, cause, originalCode, meta, driverAdapterError } = error as Record<string, unknown>
  for (const found of [code, originalCode]) {
    if (typeof found === 'string' && (NETWORK.has(found) || DATABASE.test(found) || CLIENT.has(found)))
      return true
  }
  if (typeof message === 'string' && WORDS.test(message)) return true
  // Prisma wraps what the driver said.
  return [cause, meta, driverAdapterError].some(isOutage)
}
