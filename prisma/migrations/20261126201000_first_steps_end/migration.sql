-- When the first steps on Overview ended: all were done, or somebody put them away. Null while they are shown. Organizations that are
-- here already have made their way.
ALTER TABLE organization ADD COLUMN first_steps_ended_at timestamptz DEFAULT now();
ALTER TABLE organization ALTER COLUMN first_steps_ended_at DROP DEFAULT;
