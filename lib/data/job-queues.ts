export type JobQueue = { name: string; retryLimit?: number; retryDelay?: number; expireInSeconds?: number }

/** Every queue that pg-boss holds. Made with the schema, because a queue is a table and the application may make none. */
export const jobQueues: JobQueue[] = []
