-- What a budget's periods had before its terms changed: [{until: first day of the last such period, usd}].
ALTER TABLE "budget" ADD COLUMN "past_amounts" JSONB NOT NULL DEFAULT '[]';
