-- A scheduled report may be a JSON file too.
ALTER TABLE report_schedule DROP CONSTRAINT report_schedule_format_check;
ALTER TABLE report_schedule ADD CONSTRAINT report_schedule_format_check
  CHECK (format IN ('pdf', 'xlsx', 'csv', 'json', 'focus'));
