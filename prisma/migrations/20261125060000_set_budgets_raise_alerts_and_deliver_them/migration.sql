-- What may be spent, what is told when it is, to whom, and what came of telling them.

CREATE TABLE budget (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  amount_usd numeric(30, 15) NOT NULL CHECK (amount_usd > 0),
  -- 'life' is all of a scope's time, from starts_on on; since the beginning where that is 1970-01-01.
  period text NOT NULL CHECK (period IN ('day', 'week', 'month', 'quarter', 'year', 'life')),
  -- Values by dimension: one of each dimension's values, and every dimension. Empty: the organization.
  scope jsonb NOT NULL DEFAULT '{}',
  -- [{"on": "actual" | "forecast", "percent": number} | {"on": …, "usd": "decimal"}]
  thresholds jsonb NOT NULL,
  channel_ids uuid[] NOT NULL DEFAULT '{}',
  owner_user_id uuid,
  -- What was left of the periods before, since starts_on, is added.
  carries_over boolean NOT NULL DEFAULT false,
  -- A temporary increase of every period that begins before or holds its last day.
  increase_usd numeric(30, 15) CHECK (increase_usd > 0),
  increase_until date,
  starts_on date NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- When it was judged last, to the day: a period that ended since then is judged once more.
  judged_at timestamptz,
  CHECK ((increase_usd IS NULL) = (increase_until IS NULL)),
  PRIMARY KEY (organization_id, id)
);

CREATE TABLE channel (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('email', 'slack', 'webhook')),
  name text NOT NULL,
  -- What may be shown: an address of mail, or a URL without what is secret in it.
  shown_target text NOT NULL,
  -- The whole target and the secrets that sign, encrypted.
  sealed bytea NOT NULL,
  failures_in_row integer NOT NULL DEFAULT 0,
  paused_at timestamptz,
  paused_reason text,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id)
);

CREATE TABLE alert (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('budget', 'anomaly', 'no_data')),
  -- What it is about, once: the budget, period, threshold and kind; the day and what stands out on it; the last event.
  dedupe_key text NOT NULL,
  budget_id uuid,
  threshold_percent numeric(12, 4),
  threshold_usd numeric(30, 15),
  basis text CHECK (basis IN ('actual', 'forecast')),
  period text,
  period_start date,
  period_end date,
  crossed_at timestamptz NOT NULL,
  known_at timestamptz NOT NULL,
  -- As they were when it was known.
  amount_usd numeric(30, 15),
  spent_usd numeric(30, 15),
  expected_usd numeric(30, 15),
  -- The name, the scope and what drove it, as they were then.
  subject jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'acknowledged', 'snoozed', 'resolved', 'recovered')),
  snoozed_until timestamptz,
  state_at timestamptz NOT NULL DEFAULT now(),
  state_by uuid,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, dedupe_key),
  FOREIGN KEY (organization_id, budget_id) REFERENCES budget (organization_id, id) ON DELETE SET NULL (budget_id)
);
-- The inbox, newest first.
CREATE INDEX alert_known_at_idx ON alert (organization_id, known_at DESC, id);
-- The alerts of a budget.
CREATE INDEX alert_budget_id_idx ON alert (organization_id, budget_id, known_at DESC);

-- The outbox: written with the alert, in one transaction.
CREATE TABLE alert_delivery (
  organization_id integer NOT NULL,
  alert_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  -- When to try, or, while a sender holds it, when its hold ends.
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  delivered_at timestamptz,
  PRIMARY KEY (organization_id, alert_id, channel_id),
  FOREIGN KEY (organization_id, alert_id) REFERENCES alert (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, channel_id) REFERENCES channel (organization_id, id) ON DELETE CASCADE
);
-- What is due, of whatever organization.
CREATE INDEX alert_delivery_due_idx ON alert_delivery (next_attempt_at) WHERE status = 'pending';

CREATE TABLE alert_delivery_attempt (
  organization_id integer NOT NULL,
  alert_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  number integer NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  duration_ms integer NOT NULL,
  is_ok boolean NOT NULL,
  -- What the other side said, or why it was not reached.
  answer text NOT NULL,
  PRIMARY KEY (organization_id, alert_id, channel_id, number),
  FOREIGN KEY (organization_id, alert_id, channel_id)
    REFERENCES alert_delivery (organization_id, alert_id, channel_id) ON DELETE CASCADE
);

-- One row an organization: what stands out enough to be told, and where.
CREATE TABLE alert_settings (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  finds_anomalies boolean NOT NULL DEFAULT true,
  -- Dollars above what was to be expected, under which nothing is told.
  minimum_impact_usd numeric(30, 15) NOT NULL DEFAULT 10,
  channel_ids uuid[] NOT NULL DEFAULT '{}',
  updated_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id)
);

-- What is not to be told of any more: a project, a person, a model.
CREATE TABLE anomaly_mute (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  dimension text NOT NULL,
  value text NOT NULL,
  muted_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, dimension, value)
);

-- Sources whose silence is told.
CREATE TABLE source_watch (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  source text NOT NULL,
  silent_hours integer NOT NULL CHECK (silent_hours BETWEEN 1 AND 2160),
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, source)
);

-- Who wants which digest.
CREATE TABLE digest_choice (
  organization_id integer NOT NULL,
  user_id uuid NOT NULL,
  weekly boolean NOT NULL DEFAULT false,
  monthly boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, user_id),
  FOREIGN KEY (organization_id, user_id) REFERENCES member (organization_id, user_id) ON DELETE CASCADE
);

-- Mail that is no alert: digests, and what an owner of a channel is told. Each once, by its key.
CREATE TABLE outgoing_mail (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  dedupe_key text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('weekly_digest', 'monthly_digest', 'channel_paused')),
  recipient text NOT NULL,
  content jsonb NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  answer text,
  created_at timestamptz NOT NULL DEFAULT now(),
  delivered_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, dedupe_key)
);
CREATE INDEX outgoing_mail_due_idx ON outgoing_mail (next_attempt_at) WHERE status = 'pending';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['budget', 'channel', 'alert', 'alert_delivery', 'alert_delivery_attempt', 'alert_settings',
    'anomaly_mute', 'source_watch', 'digest_choice', 'outgoing_mail'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY of_organization ON %I USING (organization_id = current_organization_id())
      WITH CHECK (organization_id = current_organization_id())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO outlay_app', t);
  END LOOP;
END $$;

-- The worker finds what is due, of whatever organization; nothing else of it.
CREATE POLICY for_schedulers ON alert_delivery FOR SELECT
  USING (current_setting('outlay.scheduler', true) = 'on' AND status = 'pending');
CREATE POLICY for_schedulers ON outgoing_mail FOR SELECT
  USING (current_setting('outlay.scheduler', true) = 'on' AND status = 'pending');
