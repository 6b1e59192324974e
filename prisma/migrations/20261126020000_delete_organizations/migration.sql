-- Organizations that an owner has deleted: a number and times, no names. From this row on nothing of one is served,
-- worked on or written; the worker takes its rows away and then says so here. The row stays: what a process that was
-- asleep meanwhile still wants to write is refused, and first start stays closed to strangers.
CREATE TABLE deleted_organization (
  id integer PRIMARY KEY,
  asked_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON deleted_organization TO outlay_app;

-- The first statement of every transaction inside an organization. Writers share a lock that the worker asks for alone
-- before it deletes, so that it knows: whoever came before the row above has ended, whoever comes after is refused. The
-- look comes after the lock: in a volatile function each statement sees what is committed by then.
CREATE FUNCTION enter_organization(entered integer, is_writer boolean) RETURNS void LANGUAGE plpgsql VOLATILE STRICT
SET search_path = public, pg_temp AS $$
BEGIN
  IF is_writer THEN
    PERFORM pg_advisory_xact_lock_shared(72707371, entered);
  END IF;
  IF EXISTS (SELECT FROM deleted_organization WHERE id = entered) THEN
    RAISE EXCEPTION 'organization % is deleted', entered USING ERRCODE = 'OD001';
  END IF;
END $$;

-- The audit log can only grow, until its organization goes.
CREATE FUNCTION delete_audit_of_deleted_organization(at_most integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE deleted bigint;
BEGIN
  DELETE FROM audit_entry WHERE organization_id = current_organization_id()
    AND EXISTS (SELECT FROM deleted_organization d WHERE d.id = current_organization_id())
    AND id IN (SELECT a.id FROM audit_entry a WHERE a.organization_id = current_organization_id() ORDER BY a.id LIMIT at_most);
  GET DIAGNOSTICS deleted = ROW_COUNT;
  RETURN deleted;
END $$;
REVOKE ALL ON FUNCTION delete_audit_of_deleted_organization FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_audit_of_deleted_organization TO outlay_app;

-- Schedulers find nothing of an organization that is being deleted.
ALTER POLICY for_schedulers ON organization USING (current_setting('outlay.scheduler', true) = 'on'
  AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = organization.id));
ALTER POLICY for_schedulers ON import USING (current_setting('outlay.scheduler', true) = 'on'
  AND status IN ('receiving', 'queued', 'processing')
  AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = organization_id));
ALTER POLICY for_schedulers ON alert_delivery USING (current_setting('outlay.scheduler', true) = 'on'
  AND status = 'pending' AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = organization_id));
ALTER POLICY for_schedulers ON outgoing_mail USING (current_setting('outlay.scheduler', true) = 'on'
  AND status = 'pending' AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = organization_id));
ALTER POLICY for_schedulers ON repricing USING (current_setting('outlay.scheduler', true) = 'on'
  AND status IN ('queued', 'running', 'undoing')
  AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = organization_id));
ALTER POLICY for_schedulers ON report_schedule USING (current_setting('outlay.scheduler', true) = 'on'
  AND NOT is_paused AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = organization_id));
ALTER POLICY for_schedulers ON report_delivery USING (current_setting('outlay.scheduler', true) = 'on'
  AND status = 'pending' AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = organization_id));
