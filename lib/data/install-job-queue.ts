import type { Client } from 'pg'
import PgBoss from 'pg-boss'
import { appRole } from './ensure-app-role'
import { jobQueues } from './job-queues'

const schema = 'pgboss'

/** Brings pg-boss's schema and queues up to date, so that web and worker start with `migrate: false` and make no table. */
export async function installJobQueue(client: Client, url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema, max: 2, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  try {
    for (const queue of jobQueues) {
      await boss.createQueue(queue.name, queue)
      await boss.updateQueue(queue.name, queue)
    }
  } finally {
    await boss.stop({ graceful: false, wait: true, close: true })
  }
  await client.query(`
    grant usage on schema ${schema} to ${appRole};
    grant select, insert, update, delete on all tables in schema ${schema} to ${appRole};
    grant usage, select on all sequences in schema ${schema} to ${appRole};
    grant execute on all functions in schema ${schema} to ${appRole};
    alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${appRole};
    alter default privileges in schema ${schema} grant usage, select on sequences to ${appRole};
    alter default privileges in schema ${schema} grant execute on functions to ${appRole};`)
}
