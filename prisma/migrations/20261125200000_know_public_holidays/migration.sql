-- Whose public holidays forecasts expect to be quiet (ISO 3166-1 alpha-2); null: nobody's.
ALTER TABLE organization ADD COLUMN holiday_country text CHECK (holiday_country ~ '^[A-Z]{2}$');
