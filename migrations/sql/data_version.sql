-- Raises the version of a layer once per statement; the layer is the trigger's argument.
CREATE FUNCTION raise_data_version() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO data_version (layer, version, changed_at) VALUES (TG_ARGV[0], 1, clock_timestamp())
    ON CONFLICT (layer) DO UPDATE
    SET version = data_version.version + 1, changed_at = clock_timestamp();
    RETURN NULL;
END
$$;
