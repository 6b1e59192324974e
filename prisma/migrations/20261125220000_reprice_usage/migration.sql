-- Costs made again at other prices: what for, how far it is, and what each event cost before, so that it can be undone.
CREATE TABLE repricing (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  -- Local days of the zone, both included; null: no bound.
  from_day date,
  to_day date,
  time_zone text NOT NULL,
  -- The same as a half-open range of instants.
  starts_at timestamptz,
  ends_at timestamptz,
  -- None: all models.
  models text[] NOT NULL,
  snapshot_id text NOT NULL,
  -- The organization's own prices when it was asked for: what changes meanwhile is not in it.
  own_prices jsonb NOT NULL,
  status text NOT NULL DEFAULT 'queued'
    CHECK (status IN ('queued', 'running', 'done', 'undoing', 'undone', 'failed')),
  -- The last event that is done, in the order of time; none yet where null.
  done_at timestamptz,
  done_id text,
  events_total bigint NOT NULL,
  events_done bigint NOT NULL DEFAULT 0,
  events_changed bigint NOT NULL DEFAULT 0,
  newly_priced_events bigint NOT NULL DEFAULT 0,
  events_undone bigint NOT NULL DEFAULT 0,
  before_usd numeric(30, 15) NOT NULL DEFAULT 0,
  after_usd numeric(30, 15) NOT NULL DEFAULT 0,
  failure text,
  created_by uuid,
  created_label text NOT NULL,
  -- To the millisecond, as cursors carry it.
  created_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  finished_at timestamptz,
  PRIMARY KEY (organization_id, id)
);
CREATE INDEX repricing_created_at_idx ON repricing (organization_id, created_at DESC);
-- One at a time: what two of them would make of an event depends on who comes first.
CREATE UNIQUE INDEX repricing_active_key ON repricing (organization_id)
  WHERE status IN ('queued', 'running', 'undoing');

CREATE TABLE repriced_event (
  organization_id integer NOT NULL,
  event_id text NOT NULL,
  repricing_id uuid NOT NULL,
  before_usd numeric(30, 15),
  before_basis_id bigint,
  after_usd numeric(30, 15) NOT NULL,
  after_basis_id bigint NOT NULL,
  PRIMARY KEY (organization_id, event_id, repricing_id),
  FOREIGN KEY (organization_id, repricing_id) REFERENCES repricing (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX repriced_event_repricing_id_idx ON repriced_event (organization_id, repricing_id, event_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['repricing', 'repriced_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY of_organization ON %I USING (organization_id = current_organization_id())
      WITH CHECK (organization_id = current_organization_id())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO outlay_app', t);
  END LOOP;
END $$;

-- The worker finds what is under way, of whatever organization.
CREATE POLICY for_schedulers ON repricing FOR SELECT
  USING (current_setting('outlay.scheduler', true) = 'on' AND status IN ('queued', 'running', 'undoing'));
