-- Own prices, discounts and commitments are set by people: of one model or provider, no two hold at one time.

ALTER TABLE price_override
  ADD COLUMN note text,
  -- What is promised to be spent between the dates, where it is a commitment.
  ADD COLUMN commitment_usd numeric(30, 15) CHECK (commitment_usd IS NULL OR (commitment_usd > 0 AND effective_to IS NOT NULL)),
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

-- Ranges have an index of their own kind: with texts as ranges no extension is needed, which a managed server may lack.
CREATE TYPE text_range AS RANGE (subtype = text, collation = "C");

ALTER TABLE price_override ADD CONSTRAINT price_override_dates_excl EXCLUDE USING gist (
  int4range(organization_id, organization_id, '[]') WITH =,
  text_range(coalesce(lower(provider), ''), coalesce(lower(provider), ''), '[]') WITH =,
  text_range(coalesce(lower(model), ''), coalesce(lower(model), ''), '[]') WITH =,
  tstzrange(effective_from, effective_to) WITH &&
);

-- Models that wait for a price, and the ledger of calls without one.
CREATE INDEX usage_event_unpriced_idx ON usage_event (organization_id, occurred_at DESC)
  WHERE computed_cost_usd IS NULL AND reported_cost_usd IS NULL;
