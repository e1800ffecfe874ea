-- Every state of a practice record is kept: the new row at each insert and update.
CREATE FUNCTION remember_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    who uuid := nullif(current_setting('contextmap.account', true), '')::uuid;
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.created_by := coalesce(NEW.created_by, who);
        NEW.updated_by := coalesce(NEW.updated_by, who);
        NEW.version := 1;
    ELSE
        NEW.version := OLD.version + 1;
        NEW.updated_at := clock_timestamp();
        NEW.updated_by := coalesce(who, NEW.updated_by);
        NEW.created_at := OLD.created_at;
        NEW.created_by := OLD.created_by;
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept jsonb := to_jsonb(NEW) - 'geom' - 'geom_3857' - 'treated_geom' - 'ring_geom' - 'comparison_geom';
    shape geometry := NULL;
BEGIN
    IF TG_ARGV[0] <> '' THEN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO shape USING NEW;
    END IF;
    INSERT INTO history (table_name, row_id, version, operation, row, geom, changed_by)
    VALUES (TG_TABLE_NAME, NEW.id, NEW.version, lower(TG_OP), kept, shape, NEW.updated_by);
    RETURN NULL;
END
$$;
