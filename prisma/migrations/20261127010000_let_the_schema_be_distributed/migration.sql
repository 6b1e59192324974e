-- Citus takes no ON UPDATE CASCADE in a key that holds the organization. No version ever renamed a team.
ALTER TABLE team_member DROP CONSTRAINT team_member_organization_id_team_fkey;
ALTER TABLE team_member ADD CONSTRAINT team_member_organization_id_team_fkey
  FOREIGN KEY (organization_id, team) REFERENCES team (organization_id, name) ON DELETE CASCADE;
