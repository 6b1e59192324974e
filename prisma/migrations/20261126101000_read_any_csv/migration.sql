-- How an upload's CSV is read, where its sender said so.
ALTER TABLE import ADD COLUMN mapping jsonb;

-- What an organization remembers of kinds of CSV: the same header is offered the same mapping.
CREATE TABLE csv_mapping (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  header_fingerprint text NOT NULL,
  mapping jsonb NOT NULL,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX csv_mapping_header_key ON csv_mapping (organization_id, header_fingerprint);

ALTER TABLE csv_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE csv_mapping FORCE ROW LEVEL SECURITY;
CREATE POLICY of_organization ON csv_mapping USING (organization_id = current_organization_id())
  WITH CHECK (organization_id = current_organization_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON csv_mapping TO outlay_app;
