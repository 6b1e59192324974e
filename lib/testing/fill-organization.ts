import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { inOrganizationSql } from '../data/database'
import { RUN_SUM_COUNTS, sumChangedRuns } from '../data/runs/run-sums'
import { ROLLUP_MEASURES } from '../data/usage/upsert-usage-events'
import type { MemberCaller } from '../domain/members/caller'
import { receiveUpload } from '../services/imports/receive-upload'
import { putAgentRun } from '../services/runs/put-agent-run'
import { ingestUsage } from '../services/usage/ingest-usage'

const NOW = Date.parse('2026-06-15T12:00:00Z')

// Budgets, alerts and how they are told; $2 is the id of each.
// What is over: a scheduler sees what is under way.
const REPORTING = [
  `INSERT INTO repricing (organization_id, id, time_zone, models, snapshot_id, own_prices, status, events_total, created_label)
   VALUES ($1, $2, 'UTC', '{secret-model}', 'x', '[]', 'done', 1, 'secret person')`,
  `INSERT INTO repriced_event (organization_id, event_id, repricing_id, after_usd, after_basis_id)
   VALUES ($1, 'secret-event', $2, 1, 1)`,
  `INSERT INTO report_schedule (organization_id, id, name, frequency, hour, format, paper, group_by, filters, channel_ids, is_paused)
   VALUES ($1, $2, 'secret report', 'daily', 6, 'pdf', 'a4', '{}', '{}', '{}', true)`,
  `INSERT INTO report_delivery (organization_id, id, schedule_id, period_start, period_end, channel_id, status)
   SELECT $1, $2, $2, '2026-06-01', '2026-06-01', id, 'delivered' FROM channel WHERE organization_id = $1 LIMIT 1`,
]

// Of a member, whose id is $2.
const PEOPLE = [
  `INSERT INTO team_member (organization_id, team, user_id, is_lead) VALUES ($1, 'secret-team', $2, true)`,
  `INSERT INTO person_identity (organization_id, name, user_id, person, confirmed_label)
   VALUES ($1, 'secret-name', $2, 'secret@example.com', 'secret person')`,
]

// Of an import, whose id is $3.
const TELLING = [
  `WITH dropped AS (INSERT INTO import_drop (organization_id, import_id, reason, lines) VALUES ($1, $3, 'sent_again', 1))
   INSERT INTO import_drop_example (organization_id, import_id, reason, number, event_id, dropped_ref, dropped_import_id,
     dropped_at, dropped_tokens, dropped_output_tokens)
   VALUES ($1, $3, 'sent_again', 1, 'secret-event', 'secret.jsonl:1', $2, '2026-06-01Z', 1, 1)`,
  `INSERT INTO import_delivery (organization_id, id, channel_id, import_id, event, facts, status)
   VALUES ($1, $2, $2, $3, 'finished', '{"name": "secret.jsonl"}', 'delivered')`,
  `INSERT INTO import_delivery_attempt (organization_id, id, channel_id, number, duration_ms, is_ok, answer)
   VALUES ($1, $2, $2, 1, 1, true, 'secret answer')`,
]

const ALERTING = [
  `INSERT INTO budget (organization_id, id, name, amount_usd, period, scope, thresholds, starts_on)
   VALUES ($1, $2, 'secret budget', 1, 'month', '{"project": ["secret-project"]}', '[{"on": "actual", "percent": 80}]', '2026-06-01')`,
  `INSERT INTO channel (organization_id, id, kind, name, shown_target, sealed)
   VALUES ($1, $2, 'email', 'secret channel', 'secret@example.com', 'sealed')`,
  `INSERT INTO alert (organization_id, id, kind, dedupe_key, budget_id, threshold_percent, basis, period, period_start,
     period_end, crossed_at, known_at, amount_usd, spent_usd, subject)
   VALUES ($1, $2, 'budget', 'secret key', $2, 80, 'actual', 'month', '2026-06-01', '2026-06-30', '2026-06-01Z',
     '2026-06-01Z', 1, 1, '{"name": "secret budget", "scope": {"project": ["secret-project"]}}')`,
  `INSERT INTO alert_delivery (organization_id, alert_id, channel_id, status) VALUES ($1, $2, $2, 'delivered')`,
  `INSERT INTO alert_delivery_attempt (organization_id, alert_id, channel_id, number, duration_ms, is_ok, answer)
   VALUES ($1, $2, $2, 1, 1, true, 'secret answer')`,
  `INSERT INTO alert_settings (organization_id) VALUES ($1)`,
  `INSERT INTO anomaly_mute (organization_id, dimension, value) VALUES ($1, 'project', 'secret-project')`,
  `INSERT INTO attribution_rule (organization_id, id, position, conditions, shows, created_label)
   VALUES ($1, $2, 1, '{"project": ["secret-none"]}', '{"team": "secret-team"}', 'secret person')`,
  `INSERT INTO saved_view (organization_id, id, page, name, query, created_label)
   VALUES ($1, $2, 'explore', 'secret view', '{"project": ["secret-project"]}', 'secret person')`,
  `INSERT INTO source_watch (organization_id, source, silent_hours) VALUES ($1, 'secret-source', 24)`,
  `INSERT INTO telemetry_point (organization_id, group_id, series, start_unix_nano, time_unix_nano, window_start, kind,
     is_cumulative, value) VALUES ($1, 'secret-group', 'secret-series', 1, 2, '2026-06-01Z', 'input', false, 1)`,
  `INSERT INTO outgoing_mail (organization_id, id, dedupe_key, kind, recipient, content, status)
   VALUES ($1, $2, 'secret key', 'weekly_digest', 'secret@example.com', '{}', 'delivered')`,
  `INSERT INTO email_domain (organization_id, domain, role, token) VALUES ($1, 'secret.example', 'viewer', 'secret')`,
  `INSERT INTO verified_domain (domain, organization_id) VALUES ('secret-' || $1::integer || '.example', $1)`,
  `INSERT INTO removed_member (organization_id, user_id) SELECT $1, user_id FROM member WHERE organization_id = $1 LIMIT 1`,
  `INSERT INTO erased_person (organization_id, number) VALUES ($1, 1000)`,
  `INSERT INTO erased_name (organization_id, hash, number) VALUES ($1, 'secret hash', 1000)`,
]

const RUNNING = [
  `UPDATE organization SET events_kept_from = '2026-01-01Z' WHERE id = $1`,
  `INSERT INTO usage_rollup (organization_id, quarter, series_id, ${ROLLUP_MEASURES.join(', ')})
   SELECT $1, '2025-01-01Z', min(series_id), 1, ${ROLLUP_MEASURES.slice(1).map(() => 0)} FROM usage_event WHERE organization_id = $1`,
  `INSERT INTO run_sum (organization_id, run_id, series_id, is_of_deleted, ${RUN_SUM_COUNTS.join(', ')}, first_at, last_at, has_components)
   SELECT $1, run_id, series_id, true, ${RUN_SUM_COUNTS.map(() => 0)}, first_at, last_at, has_components FROM run_sum
   WHERE organization_id = $1`,
  `INSERT INTO run_change (organization_id, run_id) VALUES ($1, 'run-of-one')`,
]

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
  await inOrganizationSql(caller.organizationId, async (tx) => {
    await sumChangedRuns(tx, 100)
    for (const statement of RUNNING) await tx.rows(statement, [tx.organizationId])
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
    await tx.rows(
      `INSERT INTO csv_mapping (organization_id, id, name, header_fingerprint, mapping)
       VALUES ($1, $2, 'secret mapping', 'x', '{}')`,
      ids,
    )
    for (const statement of [...ALERTING, ...REPORTING])
      await tx.rows(statement, statement.includes('$2') ? ids : [tx.organizationId])
    for (const statement of TELLING)
      await tx.rows(statement, [...ids, upload.id].slice(0, statement.includes('$3') ? 3 : 2))
    for (const statement of PEOPLE) await tx.rows(statement, [tx.organizationId, caller.userId])
    await tx.rows(`INSERT INTO digest_choice (organization_id, user_id, weekly) VALUES ($1, $2, true)`, [
      tx.organizationId,
      caller.userId,
    ])
  })
  return { recordId, uploadId: upload.id, runId: 'run-of-one' }
}
