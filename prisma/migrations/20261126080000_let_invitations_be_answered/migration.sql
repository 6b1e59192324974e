-- A membership begins when its person accepts it. Until then the row is an invitation: the link names invitation_id, signed
-- with AUTH_SECRET, so that nobody makes a link of what is stored here.
ALTER TABLE member
  ADD COLUMN accepted_at timestamptz DEFAULT now(),
  ADD COLUMN invitation_id uuid,
  ADD COLUMN invitation_expires_at timestamptz,
  ADD CHECK (accepted_at IS NULL OR (invitation_id IS NULL AND invitation_expires_at IS NULL)),
  ADD CHECK ((invitation_id IS NULL) = (invitation_expires_at IS NULL));

-- Who never chose a password has not answered. Their old links are none any more: an admin makes new ones.
ALTER TABLE member NO FORCE ROW LEVEL SECURITY;
UPDATE member m SET accepted_at = CASE WHEN u.password_hash IS NOT NULL THEN m.created_at END
FROM user_account u WHERE u.id = m.user_id;
ALTER TABLE member FORCE ROW LEVEL SECURITY;

ALTER TABLE outgoing_mail DROP CONSTRAINT outgoing_mail_kind_check;
ALTER TABLE outgoing_mail ADD CONSTRAINT outgoing_mail_kind_check CHECK (kind IN
  ('weekly_digest', 'monthly_digest', 'channel_paused', 'invitation', 'password_reset', 'password_changed'));

-- Global, as accounts are: one a person, found before anybody is known. Its link names the id, signed with AUTH_SECRET; the
-- next one asked for takes its place.
CREATE TABLE password_reset (
  user_id uuid PRIMARY KEY REFERENCES user_account (id) ON DELETE CASCADE,
  id uuid NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON password_reset TO outlay_app;
