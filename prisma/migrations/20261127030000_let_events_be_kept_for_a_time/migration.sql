-- How many days an organization keeps single events; null: for good. Older ones are deleted in small batches, their sums stay.
ALTER TABLE organization ADD COLUMN keep_events_days integer CHECK (keep_events_days BETWEEN 30 AND 3650);
-- No event from before is there, or is about to go; it only ever moves on, also where events are kept for good again.
ALTER TABLE organization ADD COLUMN events_kept_from timestamptz;

-- What an import brought and retention deleted: it cannot be undone any more, and is in its sum.
ALTER TABLE import ADD COLUMN deleted_events bigint NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN deleted_unpriced_events bigint NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN deleted_cost_usd numeric(30, 15) NOT NULL DEFAULT 0;

-- Of the events that a repricing changed: what they cost before is forgotten with them.
ALTER TABLE repricing ADD COLUMN deleted_events bigint NOT NULL DEFAULT 0;
