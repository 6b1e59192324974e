-- Rules that show usage under a team, project, framework or task by how it was sent: {"project": ["checkout*"]} → {"team": "Harbour"}.
-- The first rule that holds and names a label decides it. What a rule replaces stands in series.sent.
CREATE TABLE attribution_rule (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  position integer NOT NULL,
  conditions jsonb NOT NULL CHECK (jsonb_typeof(conditions) = 'object'),
  shows jsonb NOT NULL CHECK (jsonb_typeof(shows) = 'object'),
  created_by uuid,
  created_label text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  updated_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  PRIMARY KEY (organization_id, id)
);
ALTER TABLE attribution_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE attribution_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY of_organization ON attribution_rule USING (organization_id = current_organization_id())
  WITH CHECK (organization_id = current_organization_id());
-- Rules name whose usage it is: whoever sees a part of it sees none of them.
CREATE POLICY of_viewer ON attribution_rule AS RESTRICTIVE USING ((SELECT sees_all_usage())) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON attribution_rule TO outlay_app;
