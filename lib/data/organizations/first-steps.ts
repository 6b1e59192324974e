import type { FirstStepsDone } from '../../domain/first-steps/first-steps'
import type { SqlTransaction } from '../database'
import { SAMPLE_ID_PREFIX } from '../samples/sample-rows'

/** Which first steps are done; null where they have ended. Sample data does none of them. */
export async function findFirstSteps(tx: SqlTransaction): Promise<FirstStepsDone | null> {
  const [row] = await tx.rows<FirstStepsDone & { hasEnded: boolean }>(
    `SELECT o.first_steps_ended_at IS NOT NULL AS "hasEnded", true AS name,
       EXISTS (SELECT FROM import WHERE organization_id = current_organization_id() AND kind <> 'sample' AND accepted > 0 AND undone_at IS NULL) AS connect,
       (SELECT count(*) > 1 FROM member WHERE organization_id = current_organization_id()) AS invite,
       EXISTS (SELECT FROM budget WHERE organization_id = current_organization_id()) AS budget,
       EXISTS (SELECT FROM agent_run WHERE organization_id = current_organization_id() AND coalesce(checks_total, tests_total) IS NOT NULL
         AND NOT (starts_with(id, $1) AND tags ? 'sample')) AS outcome
     FROM organization o WHERE o.id = current_organization_id()`,
    [SAMPLE_ID_PREFIX],
  )
  if (!row || row.hasEnded) return null
  const { hasEnded: _, ...done } = row
  return done
}

/** Puts the first steps away, or back; false where they are there already. */
export async function putFirstStepsAway(tx: SqlTransaction, isAway: boolean): Promise<boolean> {
  const rows = await tx.rows(
    `UPDATE organization SET first_steps_ended_at = CASE WHEN $1 THEN now() END
     WHERE id = current_organization_id() AND (first_steps_ended_at IS NOT NULL) <> $1 RETURNING 1`,
    [isAway],
  )
  return rows.length > 0
}
