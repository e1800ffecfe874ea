-- Three roles for the schema that the search path names: each sees less of an incident's place and time.
-- Safe to run again: after a restore, or after a migration that adds a table.
DO $$
DECLARE
    home text := current_schema();
    slug text := substr(current_schema(), 3);
    login text := current_setting('contextmap.service_login');
    tier text;
    one text;
BEGIN
    FOREACH tier IN ARRAY ARRAY[slug || '_exact', slug || '_street', slug || '_count'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = tier) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', tier);
        END IF;
        IF login <> tier THEN
            EXECUTE format('GRANT %I TO %I', tier, login);
        END IF;
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I', home, tier);
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', home, tier);
        FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = home
            AND tablename NOT IN ('incident', 'incident_outcome', 'import_reject', 'alembic_version') LOOP
            EXECUTE format('GRANT SELECT ON %I.%I TO %I', home, one, tier);
        END LOOP;
        FOREACH one IN ARRAY ARRAY['provision', 'opening_hours', 'guardian_site', 'area', 'assessment',
                                   'change', 'attachment', 'review'] LOOP
            EXECUTE format('GRANT INSERT, UPDATE ON %I.%I TO %I', home, one, tier);
        END LOOP;
        EXECUTE format('GRANT DELETE ON %I.opening_hours TO %I', home, tier);
        EXECUTE format('GRANT INSERT ON %I.history, %I.audit_event TO %I', home, home, tier);
        EXECUTE format('GRANT UPDATE ON %I.change_number_seq TO %I', home, tier);
    END LOOP;

    EXECUTE format('GRANT SELECT (id, source_id, source_ref, harm_type, source_category, enforcement_driven, month,
        weekday, hour, time_precision, geom_street, geom_street_3857, geom_cell, location_precision, location_label,
        reporting_agency, handling_level, lsoa_code, lsoa_vintage, outcome, batch_id) ON %I.incident TO %I',
        home, slug || '_street');
    EXECUTE format('GRANT SELECT (id, source_id, harm_type, enforcement_driven, month, weekday, hour, time_precision,
        geom_cell, location_precision, lsoa_code) ON %I.incident TO %I', home, slug || '_count');
    EXECUTE format('GRANT SELECT ON %I.incident_outcome TO %I', home, slug || '_street');

    -- Bringing records in needs their exact place, so only the exact role may.
    tier := slug || '_exact';
    FOREACH one IN ARRAY ARRAY['incident', 'incident_outcome', 'incident_cell', 'hex_cell', 'import_batch',
                               'import_reject', 'boundary', 'context_feature', 'place', 'postcode', 'data_source',
                               'term_date', 'provision', 'opening_hours', 'guardian_site'] LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I.%I TO %I', home, one, tier);
    END LOOP;
END
$$;
