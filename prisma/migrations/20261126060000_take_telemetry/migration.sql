-- A call may be told of by its agent's log and by telemetry: the request id says that it is one.
ALTER TABLE usage_event ADD COLUMN request_id text;
-- Null: by a log or the API. 't': by a record of telemetry. 'm': within a metric's sum over a quarter of an hour.
-- Without a default or NOT NULL, which the staging table of the version before would trip over.
ALTER TABLE usage_event ADD COLUMN via char(1) CHECK (via IN ('t', 'm'));
-- Telemetry coming in: is the call in the ledger?
CREATE INDEX usage_event_request_id_idx ON usage_event (organization_id, request_id) WHERE request_id IS NOT NULL;
-- A log coming in: what of its sessions is known from telemetry, if anything is.
CREATE INDEX usage_event_via_idx ON usage_event (organization_id, origin_id) WHERE via IS NOT NULL;

-- Points of counters as agents export them. What a window's event holds is their sum, so a point that is sent again or
-- late changes nothing that it should not. A cumulative series has one row a window and start: its highest value there.
CREATE TABLE telemetry_point (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  -- The group of series that makes one event a window.
  group_id text NOT NULL,
  series text NOT NULL,
  start_unix_nano bigint NOT NULL,
  -- For a cumulative series the end of the window.
  time_unix_nano bigint NOT NULL,
  window_start timestamptz NOT NULL,
  kind text NOT NULL,
  is_cumulative boolean NOT NULL,
  value numeric(30, 15) NOT NULL,
  PRIMARY KEY (organization_id, group_id, series, start_unix_nano, time_unix_nano)
);
ALTER TABLE telemetry_point ENABLE ROW LEVEL SECURITY;
ALTER TABLE telemetry_point FORCE ROW LEVEL SECURITY;
CREATE POLICY of_organization ON telemetry_point USING (organization_id = current_organization_id())
  WITH CHECK (organization_id = current_organization_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON telemetry_point TO outlay_app;
