-- Who asks, whatever share of the usage they see: what is theirs alone is shown to nobody else. Empty for the product itself.
CREATE OR REPLACE FUNCTION enter_organization(entered integer, is_writer boolean, viewer uuid) RETURNS void LANGUAGE plpgsql VOLATILE
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('outlay.viewer', coalesce(viewer::text, ''), true);
  IF entered IS NULL THEN RETURN; END IF;
  IF is_writer THEN
    PERFORM pg_advisory_xact_lock_shared(72707371, entered);
  END IF;
  IF EXISTS (SELECT FROM deleted_organization WHERE id = entered) THEN
    RAISE EXCEPTION 'organization % is deleted', entered USING ERRCODE = 'OD001';
  END IF;
  IF viewer IS NOT NULL THEN
    PERFORM set_config('outlay.sees', usage_seen_by(viewer), true);
  END IF;
END $$;

CREATE FUNCTION viewing_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('outlay.viewer', true), '')::uuid $$;

-- A page's address under a name. The query by its names, {"user": ["ann@example.com"]}, so that a person is found in it.
CREATE TABLE saved_view (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  page text NOT NULL CHECK (page IN ('explore', 'events', 'runs', 'compare')),
  name text NOT NULL,
  query jsonb NOT NULL CHECK (jsonb_typeof(query) = 'object'),
  -- Null: shared with the organization. A private one ends with its person's membership.
  private_to uuid,
  created_by uuid,
  created_label text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  updated_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, private_to) REFERENCES member (organization_id, user_id) ON DELETE CASCADE
);
-- A name is one's own among one's private views, and one among the shared.
CREATE UNIQUE INDEX saved_view_name_key ON saved_view (organization_id, private_to, name) NULLS NOT DISTINCT;

ALTER TABLE saved_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_view FORCE ROW LEVEL SECURITY;
CREATE POLICY of_organization ON saved_view USING (organization_id = current_organization_id())
  WITH CHECK (organization_id = current_organization_id());
-- A private view is its person's, whatever the role of who asks. The product itself erases people from all of them.
CREATE POLICY of_viewer ON saved_view AS RESTRICTIVE
  USING (private_to IS NULL OR private_to = (SELECT viewing_user()) OR (SELECT viewing_user() IS NULL AND sees_all_usage()))
  WITH CHECK (private_to IS NULL OR private_to = (SELECT viewing_user()) OR (SELECT viewing_user() IS NULL AND sees_all_usage()));
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_view TO outlay_app;
