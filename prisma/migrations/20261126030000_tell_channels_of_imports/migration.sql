-- A channel can be told of imports: that they finished, failed or were undone.
ALTER TABLE channel ADD COLUMN import_events text[] NOT NULL DEFAULT '{}'
  CHECK (import_events <@ ARRAY['finished', 'failed', 'undone']);

-- The outbox: written with the import's change, in one transaction.
CREATE TABLE import_delivery (
  organization_id integer NOT NULL,
  -- One for each event of an import: what every channel gets it under, at every try.
  id uuid NOT NULL,
  channel_id uuid NOT NULL,
  import_id uuid NOT NULL,
  event text NOT NULL CHECK (event IN ('finished', 'failed', 'undone')),
  -- The import's figures as they were then.
  facts jsonb NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'delivered', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  -- When to try, or, while a sender holds it, when its hold ends.
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  delivered_at timestamptz,
  PRIMARY KEY (organization_id, id, channel_id),
  FOREIGN KEY (organization_id, import_id) REFERENCES import (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, channel_id) REFERENCES channel (organization_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX import_delivery_once_key ON import_delivery (organization_id, import_id, event, channel_id);
-- What is due, of whatever organization.
CREATE INDEX import_delivery_due_idx ON import_delivery (next_attempt_at) WHERE status = 'pending';
CREATE INDEX report_delivery_due_idx ON report_delivery (next_attempt_at) WHERE status = 'pending';

CREATE TABLE import_delivery_attempt (
  organization_id integer NOT NULL,
  id uuid NOT NULL,
  channel_id uuid NOT NULL,
  number integer NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  duration_ms integer NOT NULL,
  is_ok boolean NOT NULL,
  -- What the other side said, or why it was not reached.
  answer text NOT NULL,
  PRIMARY KEY (organization_id, id, channel_id, number),
  FOREIGN KEY (organization_id, id, channel_id)
    REFERENCES import_delivery (organization_id, id, channel_id) ON DELETE CASCADE
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['import_delivery', 'import_delivery_attempt'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY of_organization ON %I USING (organization_id = current_organization_id())
      WITH CHECK (organization_id = current_organization_id())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO outlay_app', t);
  END LOOP;
END $$;

-- The worker finds what is due, of whatever organization; nothing else of it.
CREATE POLICY for_schedulers ON import_delivery FOR SELECT
  USING (current_setting('outlay.scheduler', true) = 'on' AND status = 'pending'
    AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = organization_id));
