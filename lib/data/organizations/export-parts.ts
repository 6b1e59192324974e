import type { OrganizationSnapshot } from '../database'
import { EXPORT_TYPES } from './export-types'

/** One file of an organization's export: a line of JSON a row, fields named as the API names them. */
export interface ExportPart {
  /** Without its ending. */
  name: string
  /** What a line is, for who opens the file. */
  about: string
  table: string
  /** What is selected of the table; a test holds it against the table's columns. */
  columns: string
  /** Columns that are not exported, each with the reason. */
  leftOut?: Readonly<Record<string, string>>
  from?: string
  order?: string
  /** Rows read at once where one may be large. */
  atOnce?: number
}

const OF_ORGANIZATION = 'organization_id = current_organization_id()'
const SECRET = 'it is a secret'

/** Every file but that of the usage events, in the order they are written. */
export const EXPORT_PARTS: readonly ExportPart[] = [
  {
    name: 'organization',
    about: 'Its name and settings.',
    table: 'organization',
    columns:
      'id, name, time_zone, holiday_country, ingest_epoch, price_snapshot_id, members_see, keep_events_days, events_kept_from, first_steps_ended_at, created_at',
    from: 'organization WHERE id = current_organization_id()',
  },
  {
    name: 'members',
    about: 'Who is in it and as what. Other files name them by user_id: created_by, updated_by, state_by.',
    table: 'member',
    columns:
      'm.user_id, u.email, CASE WHEN m.accepted_at IS NOT NULL THEN u.name END AS name, m.role, m.accepted_at, m.invitation_expires_at, m.created_at',
    from: 'member m JOIN user_account u ON u.id = m.user_id WHERE m.organization_id = current_organization_id()',
    order: 'created_at, user_id',
    leftOut: { invitation_id: 'a link is made of it' },
  },
  {
    name: 'email_domains',
    about: 'Domains of mail whose people may join by themselves once verified.',
    table: 'email_domain',
    columns: 'domain, role, token, created_at, checked_at, verified_at',
    order: 'domain',
  },
  {
    name: 'removed_members',
    about: 'Whom their domain does not bring back: they were removed.',
    table: 'removed_member',
    columns: 'user_id, removed_at',
    order: 'removed_at, user_id',
  },
  { name: 'teams', about: 'Names of teams.', table: 'team', columns: 'name, created_at', order: 'name' },
  {
    name: 'team_members',
    about: 'Who is in which team, and who leads it.',
    table: 'team_member',
    columns: 'team, user_id, is_lead, created_at',
    order: 'team, user_id',
  },
  {
    name: 'identities',
    about:
      'Names that usage was sent under, confirmed to be a person’s, whose address is shown in their place.',
    table: 'person_identity',
    columns: 'name, user_id, person, confirmed_by, confirmed_label, confirmed_at',
    order: 'name',
  },
  {
    name: 'attribution_rules',
    about:
      'Rules that show usage under a team, project, framework or task by how it was sent; the first that holds decides.',
    table: 'attribution_rule',
    columns: 'id, position, conditions, shows, created_by, created_label, created_at, updated_at',
    order: 'position, id',
  },
  {
    name: 'projects',
    about: 'Names of projects.',
    table: 'project',
    columns: 'name, created_at',
    order: 'name',
  },
  {
    name: 'api_keys',
    about: 'API keys by the prefix that the product shows; the keys themselves are stored nowhere.',
    table: 'api_key',
    columns: 'id, name, prefix, scopes, created_by, created_at, expires_at, last_used_at, revoked_at',
    leftOut: { hash: SECRET },
  },
  {
    name: 'uploads',
    about: 'Where usage came from: files, and what each key sent in a day. Events name theirs in upload_id.',
    table: 'import',
    columns: `id, kind, name, format, labels, status, error, bytes_total, bytes_read, batches_done, attempts, accepted, updated,
      duplicates, rejected, deleted_events::text, deleted_unpriced_events::text, deleted_cost_usd, api_key_id, day, created_by, created_at, updated_at, finished_at, undone_at, mapping`,
  },
  {
    name: 'upload_problems',
    about: 'Lines of uploads that were not taken, and why.',
    table: 'import_problem',
    columns: 'import_id AS upload_id, number, file, line, message',
    order: 'import_id, number',
  },
  {
    name: 'csv_mappings',
    about: 'How CSV files are read whose columns were mapped by hand, by the fingerprint of their header.',
    table: 'csv_mapping',
    columns: 'id, name, header_fingerprint, mapping, created_by, created_at, updated_at',
    order: 'created_at, id',
  },
  {
    name: 'upload_drops',
    about: 'Lines of uploads that were not counted again, by reason: lines are the upload’s own.',
    table: 'import_drop',
    columns: 'import_id AS upload_id, reason, lines, replaced, restored, tokens::text',
    order: 'import_id, reason',
  },
  {
    name: 'upload_drop_examples',
    about: 'The first of them for each reason: which record was dropped, and which was kept.',
    table: 'import_drop_example',
    columns: `import_id AS upload_id, reason, number, event_id, model, dropped_ref, dropped_source,
      dropped_import_id AS dropped_upload_id, dropped_at, dropped_tokens::text, dropped_output_tokens::text, kept_event_id,
      kept_ref, kept_source, kept_import_id AS kept_upload_id, kept_at, kept_session_id, kept_tokens::text,
      kept_output_tokens::text`,
    order: 'import_id, reason, number',
  },
  {
    name: 'usage_threads',
    about: 'Threads of calls: what is known of forks, whose replays are held back.',
    table: 'usage_thread',
    columns: 'id, parent_id',
  },
  {
    name: 'usage_thread_events',
    about: 'Which call stands where in a thread; withheld is a replay that does not count.',
    table: 'usage_thread_event',
    columns: `thread_id, index, fingerprint, event_id, occurred_at, total_tokens, output_tokens, import_id AS upload_id,
      withheld`,
    order: 'thread_id, index',
    atOnce: 1_000,
  },
  {
    name: 'runs',
    about: 'Runs of agents and what came of them. What they cost is in the events with their run_id.',
    table: 'agent_run',
    columns: `id, framework, language, task, group_name AS "group", repeat, model, status, checks_passed, checks_total,
      tests_passed, tests_total, turns, reported_cost_usd, started_at, ended_at, tags, retry_of, origin, results, created_by,
      created_at, updated_at`,
  },
  {
    name: 'run_tasks',
    about: 'Tasks of runs, each with its outcome.',
    table: 'agent_run_task',
    columns: `run_id, task, status, checks_passed, checks_total, tests_passed, tests_total, turns, reported_cost_usd,
      started_at, ended_at`,
    order: 'run_id, task',
  },
  {
    name: 'usage_sums',
    about:
      'Sums by quarter hour of calls that are no longer among the events, as the organization chose how long these are kept.',
    table: 'usage_rollup',
    columns: `r.quarter, d.model, d.provider, d.source, d.project, d.framework, d.user_label AS "user", d.team, d.task, d.service_tier,
      d.speed, d.inference_geo, d.tags, r.series_id::text, r.events::text, r.unpriced_events::text, r.reported_events::text,
      r.lower_bound_events::text, r.input_tokens::text, r.output_tokens::text, r.cache_read_tokens::text,
      r.cache_write_5m_tokens::text, r.cache_write_1h_tokens::text, r.reasoning_tokens::text, r.web_search_requests::text,
      r.cost_usd, r.reported_cost_usd`,
    from: `usage_rollup r JOIN series d ON d.organization_id = r.organization_id AND d.id = r.series_id
      WHERE r.organization_id = current_organization_id()
        AND r.quarter < (SELECT events_kept_from FROM organization WHERE id = current_organization_id())`,
    order: 'quarter, series_id',
  },
  {
    name: 'run_sums',
    about:
      'What calls of runs came to that are no longer among the events, as the organization chose how long these are kept.',
    table: 'run_sum',
    columns: `s.run_id, s.part::text, d.model, d.provider, d.source, d.project, d.framework, d.user_label AS "user", d.team, d.task,
      d.tags, s.series_id::text, s.price_basis_id::text, s.has_components, s.events::text, s.unpriced_events::text, s.lower_bound_events::text,
      s.error_events::text, s.input_tokens::text, s.output_tokens::text, s.cache_read_tokens::text, s.cache_write_5m_tokens::text,
      s.cache_write_1h_tokens::text, s.reasoning_tokens::text, s.web_search_requests::text, s.cost_usd, s.first_at, s.last_at`,
    leftOut: { is_of_deleted: 'all of these are' },
    from: `run_sum s JOIN series d ON d.organization_id = s.organization_id AND d.id = s.series_id
      WHERE s.organization_id = current_organization_id() AND s.is_of_deleted`,
    order: 'run_id, part',
  },
  {
    name: 'own_prices',
    about: 'Own prices, discounts and commitments, with their dates.',
    table: 'price_override',
    columns: `id, model, provider, effective_from, effective_to, prices, commitment_usd, note, created_by, created_at,
      updated_at`,
  },
  {
    name: 'price_bases',
    about: 'Which prices made costs: the catalogue snapshot and its rules. Repriced events name them by id.',
    table: 'price_basis',
    columns: `id::text, snapshot_id AS snapshot, basis->'ruleIds' AS rules, basis->'resolution' AS resolution,
      basis->'modifiers' AS modifiers, basis->'tier' AS tier, basis->'notes' AS notes`,
  },
  {
    name: 'price_snapshots',
    about: 'The price catalogues that costs were made from, and the one in use, whole.',
    table: 'price_snapshot',
    columns: 'id, first_used_at, content',
    from: `price_snapshot WHERE id IN (SELECT snapshot_id FROM price_basis WHERE ${OF_ORGANIZATION}
      UNION SELECT snapshot_id FROM repricing WHERE ${OF_ORGANIZATION}
      UNION SELECT price_snapshot_id FROM organization WHERE id = current_organization_id())`,
    atOnce: 1,
  },
  {
    name: 'repricings',
    about: 'Costs that were made again: of what, at which prices, by whom.',
    table: 'repricing',
    columns: `id, from_day, to_day, time_zone, starts_at, ends_at, models, snapshot_id AS snapshot, own_prices, status,
      done_at, done_id, events_total, events_done, events_changed, newly_priced_events, events_undone, deleted_events::text, before_usd, after_usd,
      failure, created_by, created_label, created_at, finished_at`,
  },
  {
    name: 'repriced_events',
    about: 'What each repriced event cost before and after.',
    table: 'repriced_event',
    columns: `event_id, repricing_id, before_usd, before_basis_id::text, after_usd, after_basis_id::text`,
    order: 'event_id, repricing_id',
    atOnce: 1_000,
  },
  {
    name: 'published_data_sets',
    about: 'Sets of published figures, and where they are from.',
    table: 'published_data_set',
    columns: 'id, name, source, published_on, created_by, created_at',
  },
  {
    name: 'published_figures',
    about: 'Figures that others published.',
    table: 'published_figure',
    columns: `data_set_id, number, group_name AS "group", framework, language, task, model, statistic, repeats, cost_usd,
      checks_passed, checks_total`,
    order: 'data_set_id, number',
  },
  {
    name: 'estimates',
    about: 'Saved estimates: what was asked, and the answer of that day.',
    table: 'saved_estimate',
    columns: 'id, name, input, result, created_by, created_at',
    atOnce: 20,
  },
  {
    name: 'estimate_runs',
    about: 'Runs that an estimate is held against.',
    table: 'saved_estimate_run',
    columns: 'estimate_id, run_id',
    order: 'estimate_id, run_id',
  },
  {
    name: 'saved_views',
    about: 'Views of a page under a name: the shared ones, and the private ones of who exports.',
    table: 'saved_view',
    columns: 'id, page, name, query, private_to, created_by, created_label, created_at, updated_at',
  },
  {
    name: 'model_rate_limits',
    about: 'Limits of requests a minute that routing keeps to.',
    table: 'model_rate_limit',
    columns: 'model, requests_per_minute, updated_by, updated_at',
    order: 'model',
  },
  {
    name: 'budgets',
    about: 'Budgets.',
    table: 'budget',
    columns: `id, name, amount_usd, period, scope, thresholds, channel_ids, owner_user_id, carries_over, increase_usd,
      increase_until, past_amounts, starts_on, created_by, created_at, updated_at, judged_at`,
  },
  {
    name: 'channels',
    about: 'Where alerts and reports are told, each by the part of its target that the product shows.',
    table: 'channel',
    columns: `id, kind, name, shown_target, import_events, failures_in_row, paused_at, paused_reason, created_by, created_at, updated_at`,
    leftOut: { sealed: SECRET },
  },
  {
    name: 'alerts',
    about: 'Alerts, and what became of them.',
    table: 'alert',
    columns: `id, kind, dedupe_key, budget_id, threshold_percent, threshold_usd, basis, period, period_start, period_end,
      crossed_at, known_at, amount_usd, spent_usd, expected_usd, subject, state, snoozed_until, state_at, state_by`,
  },
  {
    name: 'alert_deliveries',
    about: 'Which alert was told where.',
    table: 'alert_delivery',
    columns: 'alert_id, channel_id, status, attempts, next_attempt_at, delivered_at',
    order: 'alert_id, channel_id',
  },
  {
    name: 'alert_delivery_attempts',
    about: 'Every try to tell an alert, and what was answered.',
    table: 'alert_delivery_attempt',
    columns: 'alert_id, channel_id, number, at, duration_ms, is_ok, answer',
    order: 'alert_id, channel_id, number',
  },
  {
    name: 'alert_settings',
    about: 'Whether unusual spend alerts, from which amount, and where.',
    table: 'alert_settings',
    columns: 'finds_anomalies, minimum_impact_usd, channel_ids, updated_by, updated_at',
    order: 'updated_at',
  },
  {
    name: 'anomaly_mutes',
    about: 'What unusual spend is not told of.',
    table: 'anomaly_mute',
    columns: 'dimension, value, muted_by, created_at',
    order: 'dimension, value',
  },
  {
    name: 'source_watches',
    about: 'Sources whose silence alerts.',
    table: 'source_watch',
    columns: 'source, silent_hours, created_by, created_at',
    order: 'source',
  },
  {
    name: 'digest_choices',
    about: 'Who gets which digest.',
    table: 'digest_choice',
    columns: 'user_id, weekly, monthly, updated_at',
    order: 'user_id',
  },
  {
    name: 'mails',
    about: 'Digests, invitations and notes that were sent by mail, or wait for it.',
    table: 'outgoing_mail',
    columns: `id, dedupe_key, kind, recipient, status, attempts, next_attempt_at, answer, created_at, delivered_at`,
    leftOut: { content: "it holds the link that ends the reader's digest" },
  },
  {
    name: 'reports',
    about: 'Scheduled reports.',
    table: 'report_schedule',
    columns: `id, name, frequency, hour, format, paper, group_by, filters, channel_ids, is_paused, created_by, created_at,
      updated_at`,
  },
  {
    name: 'report_deliveries',
    about: 'Which report was sent where, and what was answered.',
    table: 'report_delivery',
    columns: `id, schedule_id, period_start, period_end, channel_id, occasion, missing_sources, status, attempts,
      next_attempt_at, answer, created_at, delivered_at`,
  },
  {
    name: 'import_deliveries',
    about: 'Which channel was told what of which import, with the import’s figures as they were then.',
    table: 'import_delivery',
    columns: `id, channel_id, import_id, event, facts, status, attempts, next_attempt_at, created_at, delivered_at`,
    order: 'id, channel_id',
  },
  {
    name: 'import_delivery_attempts',
    about: 'Every try to tell of an import, and what was answered.',
    table: 'import_delivery_attempt',
    columns: 'id, channel_id, number, at, duration_ms, is_ok, answer',
    order: 'id, channel_id, number',
  },
  {
    name: 'erased_people',
    about: 'People whose identity was removed, by the number of their pseudonym.',
    table: 'erased_person',
    columns: 'number, erased_at',
    order: 'number',
  },
  {
    name: 'audit_log',
    about: 'Who did what, and when.',
    table: 'audit_entry',
    columns: 'id, at, actor_user_id, actor_label, action, subject, before, after, ip',
    order: 'at, id',
  },
]

/** Tables that the file of the usage events joins. */
export const IN_USAGE_EVENTS = ['usage_event', 'series', 'event_origin', 'price_basis']

/** Tables of an organization that are not exported, each with the reason. */
export const NOT_EXPORTED: Readonly<Record<string, string>> = {
  usage_day: 'sums of the usage events, made anew from them',
  run_change: 'which sums of runs are behind',
  verified_domain: 'which of its domains are verified, which email_domains says too',
  erased_name: 'keyed hashes of the names of erased people: nobody reads a name out of them',
  import_chunk:
    'pieces of uploads that are still being read; what was read of them is among the usage events',
  telemetry_point: 'points of counters; what they come to is among the usage events',
  idempotent_request: 'answers kept for a day, so that a request that is sent twice is done once',
}

/** What the fields of a part's lines are called. */
export function fieldsOfPart({ columns }: ExportPart): string[] {
  return columns.split(',').map((column) => /(\w+)"?(::\w+)?$/.exec(column.trim())?.[1] ?? column)
}

/** Reads a part, a batch at a time. */
export function readExportPart(
  snapshot: OrganizationSnapshot,
  { table, columns, from, order = 'id', atOnce = 200 }: ExportPart,
): AsyncGenerator<object[]> {
  const text = `SELECT ${columns} FROM ${from ?? `${table} WHERE ${OF_ORGANIZATION}`} ORDER BY ${order}`
  return snapshot.read({ text, atOnce, types: EXPORT_TYPES })
}
