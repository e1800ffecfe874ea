-- Three roles for the schema that the search path names: each sees less of an incident's place and time.
-- All their rights, of every migration: run after each upgrade, and so after a restore without roles or rights too.
-- A table that a later migration makes is passed over until it is there.
DO $$
DECLARE
    home text := current_schema();
    slug text := substr(current_schema(), 3);
    login text := current_setting('contextmap.service_login');
    tier text;
    rule record;
BEGIN
    FOREACH tier IN ARRAY ARRAY[slug || '_exact', slug || '_street', slug || '_count'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = tier) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', tier);
        END IF;
        IF login <> tier AND NOT pg_has_role(login, tier, 'MEMBER') THEN
            EXECUTE format('GRANT %I TO %I', tier, login);
        END IF;
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I', home, tier);
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', home, tier);
        EXECUTE format('GRANT UPDATE ON %I.change_number_seq TO %I', home, tier);
    END LOOP;

    FOR rule IN
        SELECT t.tablename AS name, r.rights, r.tiers
        FROM (VALUES
            -- What people keep by hand.
            ('INSERT, UPDATE', ARRAY['exact', 'street', 'count'], ARRAY[
                'action', 'action_progress', 'area', 'assessment', 'attachment', 'champion_team', 'change',
                'change_sighting', 'code', 'conference', 'conference_invitation', 'contact_point',
                'course_attendance', 'course_session', 'discussion_point', 'evidence', 'forum', 'forum_citation',
                'forum_meeting', 'goal', 'goal_measure', 'guardian_site', 'guardian_training',
                'guardian_training_site', 'notification', 'observation', 'opening_hours', 'partnership_setting',
                'planned_method', 'provision', 'provision_closure', 'reference_link', 'referral', 'review',
                'safety_mark', 'safety_session', 'screening', 'survey', 'weighting']),
            ('DELETE', ARRAY['exact', 'street', 'count'], ARRAY['opening_hours']),
            -- What is only ever added to.
            ('INSERT', ARRAY['exact', 'street', 'count'], ARRAY['audit_event', 'history', 'stage_move']),
            ('INSERT', ARRAY['exact'], ARRAY['emerging_place', 'emerging_scan', 'hotspot_review']),
            -- Bringing records in needs their exact place, so only the exact role may.
            ('SELECT, INSERT, UPDATE, DELETE', ARRAY['exact'], ARRAY[
                'boundary', 'context_feature', 'data_source', 'guardian_site', 'hex_cell', 'import_batch',
                'import_reject', 'incident', 'incident_cell', 'incident_outcome', 'opening_hours', 'place',
                'postcode', 'provision', 'term_date']),
            ('SELECT', ARRAY['street'], ARRAY['incident_outcome'])
        ) AS r (rights, tiers, names)
        JOIN pg_tables t ON t.schemaname = home AND t.tablename = ANY (r.names)
        UNION ALL
        SELECT tablename, 'SELECT', ARRAY['exact', 'street', 'count'] FROM pg_tables WHERE schemaname = home
            AND tablename NOT IN ('incident', 'incident_outcome', 'import_reject', 'alembic_version')
    LOOP
        FOREACH tier IN ARRAY rule.tiers LOOP
            EXECUTE format('GRANT %s ON %I.%I TO %I', rule.rights, home, rule.name, slug || '_' || tier);
        END LOOP;
    END LOOP;

    -- Of the copy of a membership only what a person chooses for themselves.
    IF EXISTS (SELECT FROM information_schema.columns
               WHERE table_schema = home AND table_name = 'member' AND column_name = 'daily_letter') THEN
        FOREACH tier IN ARRAY ARRAY['exact', 'street', 'count'] LOOP
            EXECUTE format('GRANT UPDATE (daily_letter) ON %I.member TO %I', home, slug || '_' || tier);
        END LOOP;
    END IF;

    EXECUTE format('GRANT SELECT (id, source_id, source_ref, harm_type, source_category, enforcement_driven, month,
        weekday, hour, time_precision, geom_street, geom_street_3857, geom_cell, location_precision, location_label,
        reporting_agency, handling_level, lsoa_code, lsoa_vintage, outcome, batch_id) ON %I.incident TO %I',
        home, slug || '_street');
    EXECUTE format('GRANT SELECT (id, source_id, harm_type, enforcement_driven, month, weekday, hour, time_precision,
        geom_cell, location_precision, lsoa_code) ON %I.incident TO %I', home, slug || '_count');
END
$$;
