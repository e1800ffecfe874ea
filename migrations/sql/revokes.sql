-- Takes the three roles' rights in this schema away; the roles themselves stay, for other schemas may not need them.
DO $$
DECLARE
    tier text;
BEGIN
    FOREACH tier IN ARRAY ARRAY['exact', 'street', 'count'] LOOP
        tier := substr(current_schema(), 3) || '_' || tier;
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I', current_schema(), tier);
        EXECUTE format('REVOKE USAGE ON SCHEMA %I FROM %I', current_schema(), tier);
    END LOOP;
END
$$;
