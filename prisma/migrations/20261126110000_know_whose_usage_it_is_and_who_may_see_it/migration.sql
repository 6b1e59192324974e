-- Whose usage it is: names in the logs that are a person's, and teams with members. And who may see it.

-- Labels as they were sent, where others are shown: {"user": "ann-laptop"}. Null: all are as sent. The id stays that of what was
-- sent, so that what comes again meets its series, and taking a mapping back is exact.
ALTER TABLE series ADD COLUMN sent jsonb;

-- A name that usage was sent under, confirmed to be a person's: their usage is shown under their address.
CREATE TABLE person_identity (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  name text NOT NULL,
  -- No foreign key: usage stays theirs when they leave.
  user_id uuid NOT NULL,
  -- Their address, as usage shows it.
  person text NOT NULL,
  confirmed_by uuid,
  confirmed_label text NOT NULL,
  confirmed_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
  PRIMARY KEY (organization_id, name),
  CHECK (name <> person)
);

CREATE TABLE team_member (
  organization_id integer NOT NULL,
  team text NOT NULL,
  user_id uuid NOT NULL,
  is_lead boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, team, user_id),
  FOREIGN KEY (organization_id, team) REFERENCES team (organization_id, name) ON UPDATE CASCADE ON DELETE CASCADE,
  FOREIGN KEY (organization_id, user_id) REFERENCES member (organization_id, user_id) ON DELETE CASCADE
);
-- Every transaction of somebody who sees their team's spend: which teams are theirs?
CREATE INDEX team_member_user_id_idx ON team_member (organization_id, user_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_identity', 'team_member'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY of_organization ON %I USING (organization_id = current_organization_id())
      WITH CHECK (organization_id = current_organization_id())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO outlay_app', t);
  END LOOP;
END $$;

-- Who may see what -----------------------------------------------------------------------------------------------

-- What members and viewers see of the spend; owners and admins see all.
ALTER TABLE organization ADD COLUMN members_see text NOT NULL DEFAULT 'all' CHECK (members_see IN ('own', 'team', 'all'));

-- What a member sees: 'all', or the names and teams whose usage they do; '' where they are no member. A lead sees their team
-- whatever the organization lets members see. Of a team's people only what they spent for it, or for no team.
CREATE FUNCTION usage_seen_by(viewer uuid) RETURNS text LANGUAGE sql STABLE
AS $$ SELECT coalesce((
  SELECT CASE WHEN m.role IN ('owner', 'admin') OR o.members_see = 'all' THEN 'all' ELSE
    jsonb_build_object('viewer', viewer, 'users', u.email || i.names, 'teams', t.names, 'team_users', c.emails)::text END
  FROM member m JOIN organization o ON o.id = m.organization_id JOIN user_account u ON u.id = m.user_id
  CROSS JOIN LATERAL (SELECT coalesce(array_agg(name), '{}') AS names FROM person_identity
    WHERE organization_id = m.organization_id AND user_id = viewer) i
  CROSS JOIN LATERAL (SELECT coalesce(array_agg(team ORDER BY team), '{}') AS names FROM team_member
    WHERE organization_id = m.organization_id AND user_id = viewer AND (is_lead OR o.members_see = 'team')) t
  CROSS JOIN LATERAL (SELECT coalesce(array_agg(DISTINCT a.email), '{}') AS emails FROM team_member mate
    JOIN user_account a ON a.id = mate.user_id WHERE mate.organization_id = m.organization_id AND mate.team = ANY (t.names)) c
  WHERE m.organization_id = current_organization_id() AND m.user_id = viewer), '') $$;

-- The first statement of every transaction inside an organization, as before; now it also looks up what its viewer sees, anew each
-- time: a role that was lowered or a membership that ended counts from the next transaction on.
CREATE FUNCTION enter_organization(entered integer, is_writer boolean, viewer uuid) RETURNS void LANGUAGE plpgsql VOLATILE
SET search_path = public, pg_temp AS $$
BEGIN
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

-- As the version before calls it, while it still serves: there everybody sees all.
CREATE OR REPLACE FUNCTION enter_organization(entered integer, is_writer boolean) RETURNS void LANGUAGE plpgsql VOLATILE
SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('outlay.sees', 'all', true);
  PERFORM enter_organization(entered, is_writer, NULL);
END $$;

-- Policies ask in a subselect, so that it is looked up once a statement and not once a row.
CREATE FUNCTION sees_all_usage() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT coalesce(current_setting('outlay.sees', true), '') = 'all' $$;

CREATE FUNCTION seen_names(kind text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN current_setting('outlay.sees', true) LIKE '{%'
  THEN ARRAY(SELECT jsonb_array_elements_text(current_setting('outlay.sees')::jsonb -> kind)) ELSE '{}' END $$;

CREATE FUNCTION seeing_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN current_setting('outlay.sees', true) LIKE '{%'
  THEN (current_setting('outlay.sees')::jsonb ->> 'viewer')::uuid END $$;

-- The one rule of whose usage is seen; everything below follows it.
CREATE POLICY of_viewer ON series AS RESTRICTIVE USING ((SELECT sees_all_usage())
  OR user_label = ANY ((SELECT seen_names('users'))::text[]) OR team = ANY ((SELECT seen_names('teams'))::text[])
  OR (team IS NULL AND user_label = ANY ((SELECT seen_names('team_users'))::text[]))) WITH CHECK (true);
CREATE POLICY of_viewer ON usage_event AS RESTRICTIVE USING ((SELECT sees_all_usage())
  OR series_id IN (SELECT s.id FROM series s WHERE s.organization_id = current_organization_id())) WITH CHECK (true);
CREATE POLICY of_viewer ON usage_rollup AS RESTRICTIVE USING ((SELECT sees_all_usage())
  OR series_id IN (SELECT s.id FROM series s WHERE s.organization_id = current_organization_id())) WITH CHECK (true);

-- Runs that they recorded, or that hold a call that they see.
CREATE POLICY of_viewer ON agent_run AS RESTRICTIVE USING ((SELECT sees_all_usage()) OR created_by = (SELECT seeing_user())
  OR EXISTS (SELECT FROM event_origin o JOIN usage_event e ON e.organization_id = o.organization_id AND e.origin_id = o.id
    WHERE o.organization_id = agent_run.organization_id AND o.run_id = agent_run.id)) WITH CHECK (true);
CREATE POLICY of_viewer ON agent_run_task AS RESTRICTIVE USING ((SELECT sees_all_usage())
  OR EXISTS (SELECT FROM agent_run r WHERE r.organization_id = agent_run_task.organization_id AND r.id = run_id)) WITH CHECK (true);

-- Imports that they sent, and sample data. What is sent in a member's browser is under their own id in place of a key's.
CREATE POLICY of_viewer ON import AS RESTRICTIVE USING ((SELECT sees_all_usage()) OR kind = 'sample'
  OR created_by = (SELECT seeing_user()) OR api_key_id = (SELECT seeing_user())) WITH CHECK (true);

-- Budgets of what they see whole, and what was told of these; of another's spend a part would be a wrong figure.
CREATE POLICY of_viewer ON budget AS RESTRICTIVE USING ((SELECT sees_all_usage())
  OR (jsonb_array_length(scope -> 'user') > 0 AND scope -> 'user' <@ to_jsonb((SELECT seen_names('users'))))
  OR (jsonb_array_length(scope -> 'team') > 0 AND scope -> 'team' <@ to_jsonb((SELECT seen_names('teams'))))) WITH CHECK (true);
CREATE POLICY of_viewer ON alert AS RESTRICTIVE USING ((SELECT sees_all_usage()) OR kind = 'no_data'
  OR (kind = 'budget' AND EXISTS (SELECT FROM budget b WHERE b.organization_id = alert.organization_id AND b.id = budget_id))
  OR (kind = 'anomaly' AND ((subject ->> 'dimension' = 'user' AND subject ->> 'value' = ANY ((SELECT seen_names('users'))::text[]))
    OR (subject ->> 'dimension' = 'team' AND subject ->> 'value' = ANY ((SELECT seen_names('teams'))::text[])))))
  WITH CHECK (true);

-- What a repricing came to is everybody's spend.
CREATE POLICY of_viewer ON repricing AS RESTRICTIVE USING ((SELECT sees_all_usage())) WITH CHECK (true);

-- Why lines were dropped belongs to the import that held them.
CREATE POLICY of_viewer ON import_drop AS RESTRICTIVE USING ((SELECT sees_all_usage())
  OR EXISTS (SELECT FROM import i WHERE i.organization_id = import_drop.organization_id AND i.id = import_id)) WITH CHECK (true);
CREATE POLICY of_viewer ON import_drop_example AS RESTRICTIVE USING ((SELECT sees_all_usage())
  OR EXISTS (SELECT FROM import i WHERE i.organization_id = import_drop_example.organization_id AND i.id = import_id))
  WITH CHECK (true);
