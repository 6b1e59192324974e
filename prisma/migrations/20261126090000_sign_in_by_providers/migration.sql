-- An account at an identity provider by which a person signs in. Global, as user_account is: it is looked up before an
-- organization is known. The issuer's subject identifies; the address only linked it.
CREATE TABLE linked_account (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  provider text NOT NULL CHECK (provider IN ('github', 'google', 'oidc')),
  issuer text NOT NULL,
  subject text NOT NULL,
  -- The verified address that linked it, to be recognised by.
  label text NOT NULL,
  linked_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (issuer, subject),
  -- An address that a provider gave to somebody else later does not open the account of the first.
  UNIQUE (user_id, issuer)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON linked_account TO outlay_app;

-- By which provider; null: by password.
ALTER TABLE sign_in_session ADD COLUMN provider text;

-- Whether its owner has shown that an account's address is theirs. A password that was chosen by a link may be of whoever passed the
-- link on. Accounts from before keep theirs: their people would be locked out.
ALTER TABLE user_account ADD COLUMN is_address_proven boolean NOT NULL DEFAULT true;
ALTER TABLE user_account ALTER COLUMN is_address_proven SET DEFAULT false;
