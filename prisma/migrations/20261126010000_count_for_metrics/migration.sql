-- What the operator's metrics count of all organizations, beside what the worker looks for: how uploads of the last day
-- ended, and channels that are paused. As in every sweep, what is inside stays unseen.
CREATE POLICY for_metrics ON import FOR SELECT
  USING (current_setting('outlay.scheduler', true) = 'on' AND kind = 'upload'
    AND finished_at > now() - interval '1 day');
CREATE POLICY for_metrics ON channel FOR SELECT
  USING (current_setting('outlay.scheduler', true) = 'on' AND paused_at IS NOT NULL);

CREATE INDEX import_finished_idx ON import (finished_at) WHERE kind = 'upload';
CREATE INDEX channel_paused_idx ON channel (paused_at) WHERE paused_at IS NOT NULL;
