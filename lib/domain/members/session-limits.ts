/** A session that nobody used for so long has ended. */
export const SESSION_IDLE_DAYS = 7
/** A session ends so long after its sign-in, used or not. */
export const SESSION_DAYS = 30
