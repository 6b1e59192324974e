import { type PseudonymFor, withoutIdentity } from '../../domain/erasure/without-identity'
import type { UsageEvent } from '../../domain/usage/usage-event'
import type { SqlTransaction } from '../database'

const AT_ONCE = 1_000

interface Withheld {
  threadId: string
  index: number
  event: UsageEvent
}

/** Changes events that are held back as they would be changed if they came in now. */
export async function eraseWithheld(tx: SqlTransaction, pseudonymFor: PseudonymFor): Promise<void> {
  let after: Pick<Withheld, 'threadId' | 'index'> = { threadId: '', index: -1 }
  for (;;) {
    const rows = await tx.rows<Withheld>(
      `SELECT thread_id AS "threadId", index, withheld AS event FROM usage_thread_event
       WHERE organization_id = current_organization_id() AND withheld IS NOT NULL AND withheld <> 'null'
         AND (thread_id, index) > ($1, $2) ORDER BY thread_id, index LIMIT ${AT_ONCE}`,
      [after.threadId, after.index],
    )
    const last = rows.at(-1)
    if (!last) return
    after = last
    const changed = rows.flatMap((row) => {
      const event = withoutIdentity(row.event, pseudonymFor)
      return event === row.event ? [] : [{ ...row, event }]
    })
    await tx.rows(
      `UPDATE usage_thread_event t SET withheld = n.event FROM unnest($1::text[], $2::integer[], $3::jsonb[]) AS n (thread_id, index, event)
       WHERE t.organization_id = current_organization_id() AND t.thread_id = n.thread_id AND t.index = n.index`,
      [
        changed.map(({ threadId }) => threadId),
        changed.map(({ index }) => index),
        changed.map(({ event }) => JSON.stringify(event)),
      ],
    )
  }
}
