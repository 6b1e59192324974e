-- People whose identity was removed: figures stay under a pseudonym, and what comes later under an old name joins it.

CREATE TABLE erased_person (
  organization_id integer NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  -- "Former member 3": counted up in the organization, never used again.
  number integer NOT NULL CHECK (number > 0),
  erased_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, number)
);

-- What they were called, as a keyed hash of the organization, what the name was of (user, tag, project, …) and the name.
CREATE TABLE erased_name (
  organization_id integer NOT NULL,
  hash bytea NOT NULL,
  number integer NOT NULL,
  PRIMARY KEY (organization_id, hash),
  FOREIGN KEY (organization_id, number) REFERENCES erased_person (organization_id, number) ON DELETE CASCADE
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['erased_person', 'erased_name'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY of_organization ON %I USING (organization_id = current_organization_id())
      WITH CHECK (organization_id = current_organization_id())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO outlay_app', t);
  END LOOP;
END $$;

-- Finds any of some identities (addresses, full names, ids) in running text: "ann@x.org" is not in "joann@x.org", nor in
-- "ann@x.org.uk". Null where there are none.
CREATE FUNCTION identity_pattern(identities text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT '(?<![\w.+@-])(?:' || string_agg(regexp_replace(identity, '([^[:alnum:]])', '\\\1', 'g'), '|' ORDER BY length(identity) DESC) || ')(?![\w@-]|\.\w)'
  FROM unnest(identities) AS identity $$;

CREATE FUNCTION erase_in_text(content text, pattern text, pseudonym text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN pattern IS NULL THEN content ELSE regexp_replace(content, pattern, pseudonym, 'gi') END $$;

CREATE FUNCTION erase_in_texts(content text[], pattern text, pseudonym text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN content IS NULL THEN NULL ELSE coalesce(array_agg(erase_in_text(part, pattern, pseudonym) ORDER BY place), '{}') END
  FROM unnest(content) WITH ORDINALITY AS parts (part, place) $$;

-- In JSON also a whole value that stands where a name does: under "user", "project", "tag.NAME", in "tags", or as the value of a
-- {"dimension", "value"}. `names`: lower-case names by what they are of. `kind`: what a name here would be of.
CREATE FUNCTION erase_in_json(content jsonb, pattern text, names jsonb, pseudonym text, kind text DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  CASE jsonb_typeof(content)
    WHEN 'string' THEN
      IF names -> kind ? lower(btrim(content #>> '{}')) THEN RETURN to_jsonb(pseudonym); END IF;
      RETURN to_jsonb(erase_in_text(content #>> '{}', pattern, pseudonym));
    WHEN 'array' THEN
      RETURN (SELECT coalesce(jsonb_agg(erase_in_json(part, pattern, names, pseudonym, kind) ORDER BY place), '[]')
        FROM jsonb_array_elements(content) WITH ORDINALITY AS parts (part, place));
    WHEN 'object' THEN
      RETURN (SELECT coalesce(jsonb_object_agg(erase_in_text(key, pattern, pseudonym), erase_in_json(value, pattern, names, pseudonym,
          CASE WHEN kind = 'tag' OR key = 'tags' OR key LIKE 'tag.%' THEN 'tag'
            WHEN key = 'value' AND content ->> 'dimension' LIKE 'tag.%' THEN 'tag'
            WHEN key = 'value' THEN content ->> 'dimension'
            ELSE key END)), '{}')
        FROM jsonb_each(content));
    ELSE RETURN content;
  END CASE;
END $$;

-- The audit log can only grow, but for this: it puts a person's pseudonym in place of their identity, for a person who is being
-- erased in this very transaction, and adds the entry that says so.
CREATE FUNCTION erase_from_audit_log(person integer, identities text[], names jsonb, person_user_id uuid, by_user_id uuid, by_label text,
  by_ip text, facts jsonb) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  pseudonym text := 'Former member ' || person;
  pattern text := identity_pattern(identities);
  changed integer;
BEGIN
  IF NOT EXISTS (SELECT FROM erased_person p
      WHERE p.organization_id = current_organization_id() AND p.number = person AND p.erased_at = now()) THEN
    RAISE EXCEPTION 'nobody is being erased under this number';
  END IF;
  IF EXISTS (SELECT FROM unnest(identities) AS identity WHERE length(identity) < 5 OR identity !~ '\S[-@\s]\S') THEN
    RAISE EXCEPTION 'an identity is an address, a full name or an id';
  END IF;
  UPDATE audit_entry e SET actor_user_id = n.actor_user_id, actor_label = n.actor_label, subject = n.subject, before = n.before,
    after = n.after, ip = n.ip
  FROM (SELECT id,
      CASE WHEN is_theirs THEN NULL ELSE actor_user_id END AS actor_user_id,
      CASE WHEN is_theirs THEN pseudonym ELSE erase_in_text(actor_label, pattern, pseudonym) END AS actor_label,
      erase_in_text(subject, pattern, pseudonym) AS subject,
      erase_in_json(before, pattern, names, pseudonym) AS before,
      erase_in_json(after, pattern, names, pseudonym) AS after,
      CASE WHEN is_theirs THEN NULL ELSE ip END AS ip
    FROM (SELECT *, coalesce(actor_user_id = person_user_id, false) OR lower(actor_label) = ANY (identities) AS is_theirs
      FROM audit_entry WHERE organization_id = current_organization_id()) known) n
  WHERE e.organization_id = current_organization_id() AND e.id = n.id
    AND (e.actor_user_id, e.actor_label, e.subject, e.before, e.after, e.ip)
      IS DISTINCT FROM (n.actor_user_id, n.actor_label, n.subject, n.before, n.after, n.ip);
  GET DIAGNOSTICS changed = ROW_COUNT;
  INSERT INTO audit_entry (organization_id, id, actor_user_id, actor_label, action, subject, after, ip)
  VALUES (current_organization_id(), gen_random_uuid(), by_user_id, by_label, 'member.erased', pseudonym,
    facts || jsonb_build_object('audit_entries', changed), by_ip);
  RETURN changed;
END $$;
REVOKE EXECUTE ON FUNCTION erase_from_audit_log FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_from_audit_log TO outlay_app;
