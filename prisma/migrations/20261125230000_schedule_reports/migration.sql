-- Reports that are sent as files: when, of what, in which form and to whom.
CREATE TABLE report_schedule (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  frequency text NOT NULL CHECK (frequency IN ('daily', 'weekly', 'monthly')),
  -- The local hour from which the day before has settled.
  hour integer NOT NULL CHECK (hour BETWEEN 0 AND 23),
  format text NOT NULL CHECK (format IN ('pdf', 'xlsx', 'csv', 'focus')),
  paper text NOT NULL CHECK (paper IN ('a4', 'letter')),
  group_by text[] NOT NULL,
  filters jsonb NOT NULL,
  channel_ids uuid[] NOT NULL,
  is_paused boolean NOT NULL DEFAULT false,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id)
);

-- A report of a period goes to a channel once: the key says so, whoever queues it.
CREATE TABLE report_delivery (
  organization_id integer NOT NULL,
  id uuid NOT NULL,
  schedule_id uuid NOT NULL,
  period_start date NOT NULL,
  period_end date NOT NULL,
  channel_id uuid NOT NULL,
  -- Empty for what the schedule queued; a word of its own for each that somebody sent by hand.
  occasion text NOT NULL DEFAULT '',
  -- Sources that had not sent everything when it was queued.
  missing_sources text[] NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  answer text,
  created_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  delivered_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, schedule_id) REFERENCES report_schedule (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, channel_id) REFERENCES channel (organization_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX report_delivery_once_key ON report_delivery
  (organization_id, schedule_id, period_start, period_end, channel_id, occasion);
CREATE INDEX report_delivery_created_at_idx ON report_delivery (organization_id, schedule_id, created_at DESC);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report_schedule', 'report_delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY of_organization ON %I USING (organization_id = current_organization_id())
      WITH CHECK (organization_id = current_organization_id())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO outlay_app', t);
  END LOOP;
END $$;

-- The worker finds who has schedules and what is due, of whatever organization.
CREATE POLICY for_schedulers ON report_schedule FOR SELECT
  USING (current_setting('outlay.scheduler', true) = 'on' AND NOT is_paused);
CREATE POLICY for_schedulers ON report_delivery FOR SELECT
  USING (current_setting('outlay.scheduler', true) = 'on' AND status = 'pending');
