-- What an agent run came to, task by task; what others published; estimates that are kept; limits that a team sets.

ALTER TABLE agent_run
  ADD COLUMN turns integer,
  -- The run that this one tried again.
  ADD COLUMN retry_of text,
  -- Who said it last: 'api', 'push', 'file', 'results', 'hand'.
  ADD COLUMN origin text NOT NULL DEFAULT 'api',
  ADD COLUMN created_by uuid,
  -- What each file of results (a suite of JUnit or TAP) counted: the same file again changes nothing.
  ADD COLUMN results jsonb NOT NULL DEFAULT '[]';

CREATE TABLE agent_run_task (
  organization_id integer NOT NULL,
  run_id text NOT NULL,
  task text NOT NULL,
  status text,
  checks_passed integer,
  checks_total integer,
  tests_passed integer,
  tests_total integer,
  turns integer,
  reported_cost_usd numeric(30, 15),
  started_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (organization_id, run_id, task),
  FOREIGN KEY (organization_id, run_id) REFERENCES agent_run (organization_id, id) ON DELETE CASCADE
);

-- Summaries that somebody published (a median, a maximum, a total): never taken for runs.
CREATE TABLE published_data_set (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  source text NOT NULL,
  published_on date,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, name)
);

CREATE TABLE published_figure (
  organization_id integer NOT NULL,
  data_set_id uuid NOT NULL,
  -- The line of the file it was read from: the order that it was published in.
  number integer NOT NULL,
  group_name text,
  framework text,
  language text,
  task text,
  model text,
  statistic text NOT NULL CHECK (statistic IN ('median', 'mean', 'min', 'max', 'total', 'single')),
  repeats integer,
  cost_usd numeric(30, 15) NOT NULL,
  checks_passed integer,
  checks_total integer,
  PRIMARY KEY (organization_id, data_set_id, number),
  FOREIGN KEY (organization_id, data_set_id) REFERENCES published_data_set (organization_id, id) ON DELETE CASCADE
);

CREATE TABLE saved_estimate (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  -- What was asked, and what it came to at the prices of that day.
  input jsonb NOT NULL,
  result jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id)
);
-- The list of estimates, newest first.
CREATE INDEX saved_estimate_created_at_idx ON saved_estimate (organization_id, created_at DESC);

-- The runs that an estimate is set against. A run may be linked before anything is known of it.
CREATE TABLE saved_estimate_run (
  organization_id integer NOT NULL,
  estimate_id uuid NOT NULL,
  run_id text NOT NULL,
  PRIMARY KEY (organization_id, estimate_id, run_id),
  FOREIGN KEY (organization_id, estimate_id) REFERENCES saved_estimate (organization_id, id) ON DELETE CASCADE
);

-- Requests a minute that a provider or contract allows, as the team says.
CREATE TABLE model_rate_limit (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  model text NOT NULL,
  requests_per_minute integer NOT NULL CHECK (requests_per_minute > 0),
  updated_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, model)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['agent_run_task', 'published_data_set', 'published_figure', 'saved_estimate',
    'saved_estimate_run', 'model_rate_limit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY of_organization ON %I USING (organization_id = current_organization_id())
      WITH CHECK (organization_id = current_organization_id())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO outlay_app', t);
  END LOOP;
END $$;
