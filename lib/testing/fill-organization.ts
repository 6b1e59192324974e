import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { inOrganizationSql } from '../data/database'
import type { MemberCaller } from '../domain/members/caller'
import { receiveUpload } from '../services/imports/receive-upload'
import { putAgentRun } from '../services/runs/put-agent-run'
import { ingestUsage } from '../services/usage/ingest-usage'

const NOW = Date.parse('2026-06-15T12:00:00Z')

/** Leaves at least one row of the organization in every table, by the product's own services where there is one. */
export async function fillOrganization(
  caller: MemberCaller,
): Promise<{ uploadId: string; runId: string; recordId: string }> {
  const thread = { id: `thread-${randomUUID()}`, index: 0, fingerprint: 'f' }
  await ingestUsage(
    caller,
    [
      {
        json: {
          id: 'codex:0',
          timestamp: '2026-06-01T12:00:00Z',
          model: 'gpt-5.5',
          input_tokens: 10,
          project: 'secret-project',
          team: 'secret-team',
          user: 'secret-user',
          session_id: 'secret-session',
          run_id: 'run-of-one',
          thread,
        },
      },
      { problem: 'secret problem' },
    ],
    NOW,
  )
  await putAgentRun(caller, 'run-of-one', {
    framework: 'secret-framework',
    checks_passed: 1,
    checks_total: 2,
    tasks: [{ task: 'secret-task', status: 'failed' }],
  })
  const body = Readable.from([
    Buffer.from('{"id":"upload-of-one","timestamp":"2026-06-01T12:00:00Z","model":"gpt-5.5"}\n'),
  ])
  const upload = await receiveUpload(caller, { name: 'secret.jsonl', format: 'auto', labels: {}, body })
  const recordId = randomUUID()
  await inOrganizationSql(caller.organizationId, async (tx) => {
    const ids = [tx.organizationId, recordId]
    await tx.rows(
      `INSERT INTO api_key (organization_id, id, name, prefix, hash, scopes) VALUES ($1, $2, 'secret key', 'outlay_x', $3, '{read}')`,
      [...ids, Buffer.from(randomUUID())],
    )
    await tx.rows(
      `INSERT INTO audit_entry (organization_id, id, actor_label, action, subject) VALUES ($1, $2, 'x', 'secret', 'x')`,
      ids,
    )
    await tx.rows(
      `INSERT INTO price_override (organization_id, id, model, effective_from, prices)
       VALUES ($1, $2, 'secret-model', '2026-01-01Z', '{"input_usd_per_mtok": "1"}')`,
      ids,
    )
    await tx.rows(
      `INSERT INTO idempotent_request (organization_id, key, request_hash) VALUES ($1, $2, 'x')`,
      ids,
    )
    await tx.rows(
      `INSERT INTO published_data_set (organization_id, id, name, source) VALUES ($1, $2, 'secret set', 'secret source')`,
      ids,
    )
    await tx.rows(
      `INSERT INTO published_figure (organization_id, data_set_id, number, framework, statistic, cost_usd)
       VALUES ($1, $2, 1, 'secret-published', 'median', 1)`,
      ids,
    )
    await tx.rows(
      `INSERT INTO saved_estimate (organization_id, id, name, input, result) VALUES ($1, $2, 'secret estimate', '{}', '{}')`,
      ids,
    )
    await tx.rows(
      `INSERT INTO saved_estimate_run (organization_id, estimate_id, run_id) VALUES ($1, $2, 'run-of-one')`,
      ids,
    )
    await tx.rows(
      `INSERT INTO model_rate_limit (organization_id, model, requests_per_minute) VALUES ($1, 'secret-model', 60)`,
      [tx.organizationId],
    )
  })
  return { recordId, uploadId: upload.id, runId: 'run-of-one' }
}
