export type JobQueue = { name: string; retryLimit?: number; retryDelay?: number; expireInSeconds?: number }

/** Read an uploaded log into the ledger. An import keeps its own place, so a job that dies is simply sent again. */
export const IMPORT_QUEUE = 'import'

/** Every queue that pg-boss holds. Made with the schema, because a queue is a table and the application may make none. */
export const jobQueues: JobQueue[] = [{ name: IMPORT_QUEUE, retryLimit: 0, expireInSeconds: 6 * 3600 }]
