import type { SqlTransaction } from '../database'
import type { Identity } from './erase-columns'

// An alert's key names what it is about; a second one of the same day, of another of the person's names, keeps its own id in it.
const ALERT_KEYS = `WITH named AS (
    SELECT id, subject ->> 'dimension' AS dimension, subject ->> 'day' AS day,
      row_number() OVER (PARTITION BY subject ->> 'dimension', subject ->> 'day' ORDER BY known_at, id) AS place
    FROM alert WHERE organization_id = current_organization_id() AND kind = 'anomaly'
      AND $1::jsonb -> (subject ->> 'dimension') ? lower(btrim(subject ->> 'value'))
  ), keyed AS (SELECT *, 'anomaly:' || dimension || ':' || $2::text || ':' || day AS key FROM named)
  UPDATE alert a SET dedupe_key = k.key || CASE
      WHEN k.place > 1 OR EXISTS (SELECT FROM alert o WHERE o.organization_id = current_organization_id() AND o.dedupe_key = k.key)
      THEN ':' || a.id ELSE '' END
  FROM keyed k WHERE a.organization_id = current_organization_id() AND a.id = k.id`

const MUTES = `WITH gone AS (
    DELETE FROM anomaly_mute WHERE organization_id = current_organization_id()
      AND $1::jsonb -> CASE WHEN dimension LIKE 'tag.%' THEN 'tag' ELSE dimension END ? lower(btrim(value)) RETURNING *
  ) INSERT INTO anomaly_mute (organization_id, dimension, value, muted_by, created_at)
  SELECT DISTINCT ON (dimension) organization_id, dimension, $2::text, muted_by, created_at FROM gone
  ON CONFLICT DO NOTHING`

/** Changes what is keyed by somebody's name where names are told of: alerts, mutes and mail. Before the columns themselves. */
export async function eraseTold(tx: SqlTransaction, identity: Identity): Promise<{ mails: number }> {
  const { identities, names, pseudonym } = identity
  await tx.rows(ALERT_KEYS, [JSON.stringify(names), pseudonym])
  await tx.rows(MUTES, [JSON.stringify(names), pseudonym])
  const mails = await tx.rows(
    `DELETE FROM outgoing_mail WHERE organization_id = current_organization_id() AND lower(recipient) = ANY ($1) RETURNING 1`,
    [identities],
  )
  // Digests list people by the names in the logs: there a bare word is one, too.
  await tx.rows(
    `UPDATE outgoing_mail SET content = erase_in_json(content, identity_pattern($1), '{}', $2)
     WHERE organization_id = current_organization_id()
       AND content <> erase_in_json(content, identity_pattern($1), '{}', $2)`,
    [names.user ?? [], pseudonym],
  )
  return { mails: mails.length }
}
