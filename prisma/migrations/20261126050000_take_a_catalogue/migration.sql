-- The catalogue that an organization's new costs are made from: a newer one in a release is looked at before it is taken.
-- Null until the first cost or question: then the newest that made costs before, or the version's own.
ALTER TABLE organization ADD COLUMN price_snapshot_id text REFERENCES price_snapshot (id);
