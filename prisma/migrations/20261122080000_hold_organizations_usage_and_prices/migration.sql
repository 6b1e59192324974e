-- Every table of an organization carries organization_id in its primary key and every unique constraint, so that
-- the schema can be distributed by it, and has row-level security forced. Global tables: user_account,
-- sign_in_session, rate_limit, price_snapshot, process_heartbeat (reference tables in a distributed database).

-- The organization of the running transaction; null outside of one, so that nothing is seen.
CREATE FUNCTION current_organization_id() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('outlay.organization', true), '')::integer $$;

-- "+05:45": what tells the hour that repeats when the clocks go back from the one before.
CREATE FUNCTION zone_offset(at timestamptz, zone text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN minutes = 0 THEN 'Z' ELSE CASE WHEN minutes < 0 THEN '-' ELSE '+' END || to_char(abs(minutes) / 60, 'FM00') || ':' || to_char(abs(minutes) % 60, 'FM00') END
  FROM (SELECT (extract(epoch FROM (at AT TIME ZONE zone) - (at AT TIME ZONE 'UTC')) / 60)::integer AS minutes) o $$;

-- Global --------------------------------------------------------------------------------------------------------

CREATE TABLE user_account (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  name text,
  password_hash text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX user_account_email_key ON user_account (lower(email));

CREATE TABLE sign_in_session (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  ip text,
  user_agent text
);
CREATE INDEX sign_in_session_user_id_idx ON sign_in_session (user_id);

-- The shape that rate-limiter-flexible's Postgres store expects.
CREATE TABLE rate_limit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);

-- Catalogue snapshots that priced something, whole: a cost stays explicable after the product has moved on.
CREATE TABLE price_snapshot (
  id text PRIMARY KEY,
  content jsonb NOT NULL,
  first_used_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE process_heartbeat (
  kind text NOT NULL,
  id text PRIMARY KEY,
  seen_at timestamptz NOT NULL DEFAULT now()
);

-- Organizations and people ---------------------------------------------------------------------------------------

CREATE SEQUENCE organization_id_seq AS integer;

CREATE TABLE organization (
  id integer PRIMARY KEY,
  name text NOT NULL,
  time_zone text NOT NULL DEFAULT 'UTC',
  -- Goes up when an import is undone, so that collectors send again what they had sent.
  ingest_epoch integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE member (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'member', 'viewer')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, user_id)
);
CREATE INDEX member_user_id_idx ON member (user_id);

CREATE TABLE team (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, name)
);

CREATE TABLE project (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, name)
);

CREATE TABLE api_key (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  -- The first characters, to be recognised by; the key itself is kept only as its SHA-256.
  prefix text NOT NULL,
  hash bytea NOT NULL,
  scopes text[] NOT NULL CHECK (scopes <@ ARRAY['ingest', 'read', 'admin'] AND cardinality(scopes) > 0),
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, hash)
);
CREATE INDEX api_key_hash_idx ON api_key (hash);

CREATE TABLE audit_entry (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  actor_user_id uuid,
  actor_label text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  before jsonb,
  after jsonb,
  ip text,
  PRIMARY KEY (organization_id, id)
);
CREATE INDEX audit_entry_at_idx ON audit_entry (organization_id, at DESC);

CREATE TABLE idempotent_request (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  key text NOT NULL,
  request_hash text NOT NULL,
  -- Null while the first request is under way.
  status integer,
  body jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, key)
);

-- Usage ----------------------------------------------------------------------------------------------------------

CREATE TABLE import (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('upload', 'api', 'sample')),
  name text NOT NULL,
  format text NOT NULL DEFAULT 'auto',
  -- Labels given beside the file, for what the log does not say.
  labels jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL CHECK (status IN ('receiving', 'queued', 'processing', 'done', 'failed', 'undone')),
  error text,
  bytes_total bigint,
  bytes_read bigint NOT NULL DEFAULT 0,
  -- Batches whose events are committed: a restarted job goes on after them.
  batches_done integer NOT NULL DEFAULT 0,
  -- How often a worker has taken it since its last batch: one that always fails is given up.
  attempts integer NOT NULL DEFAULT 0,
  accepted bigint NOT NULL DEFAULT 0,
  updated bigint NOT NULL DEFAULT 0,
  duplicates bigint NOT NULL DEFAULT 0,
  rejected bigint NOT NULL DEFAULT 0,
  -- For kind api: one import a key and UTC day.
  api_key_id uuid,
  day date,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  undone_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, api_key_id, day)
);
CREATE INDEX import_created_at_idx ON import (organization_id, created_at DESC);
-- The worker's sweep: what is under way.
CREATE INDEX import_unfinished_idx ON import (updated_at) WHERE status IN ('receiving', 'queued', 'processing');

CREATE TABLE import_chunk (
  organization_id integer NOT NULL,
  import_id uuid NOT NULL,
  index integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (organization_id, import_id, index),
  FOREIGN KEY (organization_id, import_id) REFERENCES import (organization_id, id) ON DELETE CASCADE
);

-- Chunks are gzip already.
ALTER TABLE import_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE import_problem (
  organization_id integer NOT NULL,
  import_id uuid NOT NULL,
  number integer NOT NULL,
  file text,
  line bigint,
  message text NOT NULL,
  PRIMARY KEY (organization_id, import_id, number),
  FOREIGN KEY (organization_id, import_id) REFERENCES import (organization_id, id) ON DELETE CASCADE
);

-- One row a distinct combination of dimensions. The id is a hash of them: the same combination has the same id
-- whoever writes it first.
CREATE TABLE series (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id bigint NOT NULL,
  model text,
  provider text,
  source text,
  project text,
  framework text,
  user_label text,
  team text,
  task text,
  service_tier text,
  speed text,
  inference_geo text,
  tags jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (organization_id, id)
);

-- The session, run and file that events came from; the id is a hash of them.
CREATE TABLE event_origin (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id bigint NOT NULL,
  session_id text,
  run_id text,
  source_file text,
  PRIMARY KEY (organization_id, id)
);
CREATE INDEX event_origin_run_id_idx ON event_origin (organization_id, run_id) WHERE run_id IS NOT NULL;
CREATE INDEX event_origin_session_id_idx ON event_origin (organization_id, session_id) WHERE session_id IS NOT NULL;

-- Which snapshot, rules and modifiers made a cost; the id is a hash of them.
CREATE TABLE price_basis (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id bigint NOT NULL,
  snapshot_id text NOT NULL,
  basis jsonb NOT NULL,
  PRIMARY KEY (organization_id, id)
);

CREATE TABLE price_override (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  -- Null: a discount on all models of the provider.
  model text,
  provider text,
  effective_from timestamptz NOT NULL,
  effective_to timestamptz,
  prices jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  CHECK (effective_to IS NULL OR effective_to > effective_from)
);
CREATE UNIQUE INDEX price_override_from_key ON price_override
  (organization_id, coalesce(provider, ''), coalesce(model, ''), effective_from);

-- Widest columns first: no padding. Token columns hold the whole call, components included. No foreign keys: a
-- check a row would halve the speed of writing; deleting an organization deletes its events by statement.
CREATE TABLE usage_event (
  occurred_at timestamptz NOT NULL,
  series_id bigint NOT NULL,
  origin_id bigint NOT NULL,
  price_basis_id bigint,
  input_tokens bigint NOT NULL,
  output_tokens bigint NOT NULL,
  cache_read_tokens bigint NOT NULL,
  cache_write_5m_tokens bigint NOT NULL,
  cache_write_1h_tokens bigint NOT NULL,
  reasoning_tokens bigint NOT NULL,
  web_search_requests bigint NOT NULL,
  organization_id integer NOT NULL,
  source_line integer,
  latency_ms integer,
  is_sidechain boolean NOT NULL,
  is_error boolean NOT NULL,
  quality char(1) NOT NULL CHECK (quality IN ('m', 'l', 'e')),
  import_id uuid NOT NULL,
  id text NOT NULL,
  computed_cost_usd numeric(30, 15),
  reported_cost_usd numeric(30, 15),
  components jsonb,
  -- Where it is not a file and line.
  source_ref text,
  PRIMARY KEY (organization_id, id)
);
-- The ledger, newest first.
CREATE INDEX usage_event_occurred_at_idx ON usage_event (organization_id, occurred_at DESC);
-- Undoing an import.
CREATE INDEX usage_event_import_id_idx ON usage_event (organization_id, import_id);
-- Spend by run and by session.
CREATE INDEX usage_event_origin_id_idx ON usage_event (organization_id, origin_id);

CREATE TABLE usage_rollup (
  quarter timestamptz NOT NULL,
  series_id bigint NOT NULL,
  events bigint NOT NULL,
  unpriced_events bigint NOT NULL,
  reported_events bigint NOT NULL,
  lower_bound_events bigint NOT NULL,
  input_tokens bigint NOT NULL,
  output_tokens bigint NOT NULL,
  cache_read_tokens bigint NOT NULL,
  cache_write_5m_tokens bigint NOT NULL,
  cache_write_1h_tokens bigint NOT NULL,
  reasoning_tokens bigint NOT NULL,
  web_search_requests bigint NOT NULL,
  organization_id integer NOT NULL,
  -- Computed where there is a price, else reported.
  cost_usd numeric(30, 15) NOT NULL,
  reported_cost_usd numeric(30, 15) NOT NULL,
  PRIMARY KEY (organization_id, quarter, series_id)
);

-- Threads whose history other threads may replay (forks): which positions are counted, and what is held back.
CREATE TABLE usage_thread (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id text NOT NULL,
  parent_id text,
  PRIMARY KEY (organization_id, id)
);
CREATE INDEX usage_thread_parent_id_idx ON usage_thread (organization_id, parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE usage_thread_event (
  organization_id integer NOT NULL,
  thread_id text NOT NULL,
  index integer NOT NULL,
  fingerprint text NOT NULL,
  event_id text NOT NULL,
  occurred_at timestamptz NOT NULL,
  -- Of two lines of one position the better is kept, as in the ledger.
  total_tokens bigint NOT NULL,
  output_tokens bigint NOT NULL,
  import_id uuid NOT NULL,
  -- The event itself while it is a replay of another thread's and so not in the ledger; else null.
  withheld jsonb,
  PRIMARY KEY (organization_id, thread_id, index),
  FOREIGN KEY (organization_id, thread_id) REFERENCES usage_thread (organization_id, id) ON DELETE CASCADE
);

CREATE TABLE agent_run (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id text NOT NULL,
  framework text,
  language text,
  task text,
  group_name text,
  repeat integer,
  model text,
  status text,
  checks_passed integer,
  checks_total integer,
  tests_passed integer,
  tests_total integer,
  -- A published figure: counts only where the run has no events, shown as reported.
  reported_cost_usd numeric(30, 15),
  started_at timestamptz,
  ended_at timestamptz,
  tags jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id)
);

-- Who may see what -----------------------------------------------------------------------------------------------

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['team', 'project', 'audit_entry', 'idempotent_request', 'import', 'import_chunk',
    'import_problem', 'series', 'event_origin', 'price_basis', 'price_override', 'usage_event',
    'usage_rollup', 'usage_thread', 'usage_thread_event', 'agent_run'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY of_organization ON %I USING (organization_id = current_organization_id())
      WITH CHECK (organization_id = current_organization_id())', t);
  END LOOP;
END $$;

ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization FORCE ROW LEVEL SECURITY;
CREATE POLICY of_organization ON organization USING (id = current_organization_id())
  WITH CHECK (id = current_organization_id());
-- Schedulers and the ledger check walk over all organizations: they see the list, not what is inside.
CREATE POLICY for_schedulers ON organization FOR SELECT
  USING (current_setting('outlay.scheduler', true) = 'on');

-- The worker finds what is under way, of whatever organization, and nothing else of it.
CREATE POLICY for_schedulers ON import FOR SELECT
  USING (current_setting('outlay.scheduler', true) = 'on' AND status IN ('receiving', 'queued', 'processing'));

ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
CREATE POLICY of_organization ON member USING (organization_id = current_organization_id())
  WITH CHECK (organization_id = current_organization_id());
-- A person finds their own organizations before one is chosen.
CREATE POLICY of_user ON member FOR SELECT
  USING (user_id = nullif(current_setting('outlay.user', true), '')::uuid);

ALTER TABLE api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY of_organization ON api_key USING (organization_id = current_organization_id())
  WITH CHECK (organization_id = current_organization_id());
-- A request finds its organization by the hash of the key that it carries.
CREATE POLICY of_bearer ON api_key FOR SELECT
  USING (hash = decode(nullif(current_setting('outlay.key_hash', true), ''), 'hex'));

GRANT USAGE ON SCHEMA public TO outlay_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO outlay_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO outlay_app;
-- The audit log can only grow.
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM outlay_app;
REVOKE ALL ON _prisma_migrations FROM outlay_app;
