-- The dedupe ledger: which lines of an import were not counted again, each by one reason.
CREATE TABLE import_drop (
  organization_id integer NOT NULL,
  import_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN
    ('content_block', 'streamed_partial', 'resumed_session', 'fork_replay', 'other_source', 'sent_again')),
  -- Lines of the import that were dropped: over all reasons they are its duplicates.
  lines bigint NOT NULL DEFAULT 0,
  -- Records that the ledger or the import dropped because a line of the import changed a call that was known.
  replaced bigint NOT NULL DEFAULT 0,
  -- Of the lines those that count again, since what they were held back for is gone.
  restored bigint NOT NULL DEFAULT 0,
  -- Of all that was dropped. One record may hold as many tokens as a bigint.
  tokens numeric(38, 0) NOT NULL DEFAULT 0,
  PRIMARY KEY (organization_id, import_id, reason),
  FOREIGN KEY (organization_id, import_id) REFERENCES import (organization_id, id) ON DELETE CASCADE
);

-- The first few of each reason: which record was dropped, and which was kept as they were then.
CREATE TABLE import_drop_example (
  organization_id integer NOT NULL,
  import_id uuid NOT NULL,
  reason text NOT NULL,
  number integer NOT NULL,
  -- The call that both tell of; of a fork's replay the replay's own.
  event_id text NOT NULL,
  model text,
  -- File and line, or what else the sender named as the place.
  dropped_ref text,
  dropped_source text,
  dropped_import_id uuid NOT NULL,
  dropped_at timestamptz NOT NULL,
  dropped_tokens numeric(38, 0) NOT NULL,
  dropped_output_tokens numeric(38, 0) NOT NULL,
  -- Null where no single record was kept for it: the log of its session, or a parent that is not here.
  kept_event_id text,
  kept_ref text,
  kept_source text,
  kept_import_id uuid,
  kept_at timestamptz,
  kept_session_id text,
  kept_tokens numeric(38, 0),
  kept_output_tokens numeric(38, 0),
  PRIMARY KEY (organization_id, import_id, reason, number),
  FOREIGN KEY (organization_id, import_id, reason)
    REFERENCES import_drop (organization_id, import_id, reason) ON DELETE CASCADE
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['import_drop', 'import_drop_example'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY of_organization ON %I USING (organization_id = current_organization_id())
      WITH CHECK (organization_id = current_organization_id())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO outlay_app', t);
  END LOOP;
END $$;
