-- Domains of mail whose people may join by themselves, once a DNS record has shown that the domain is the organization's.
CREATE TABLE email_domain (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  domain text NOT NULL,
  role text NOT NULL CHECK (role IN ('viewer', 'member')),
  -- What the record has to say; everybody may read it there.
  token text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  checked_at timestamptz,
  verified_at timestamptz,
  PRIMARY KEY (organization_id, domain)
);

-- Who was removed comes back by an invitation only, not by their domain.
CREATE TABLE removed_member (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  removed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, user_id)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['email_domain', 'removed_member'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY of_organization ON %I USING (organization_id = current_organization_id())
      WITH CHECK (organization_id = current_organization_id())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO outlay_app', t);
  END LOOP;
END $$;

-- Global: a verified domain has one organization, which a sign-in finds by it.
CREATE TABLE verified_domain (
  domain text PRIMARY KEY,
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE
);
CREATE INDEX verified_domain_organization_id_idx ON verified_domain (organization_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON verified_domain TO outlay_app;
