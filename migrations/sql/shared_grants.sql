-- The service's login may use the shared tables and the queue of jobs, and only those.
-- Run after each upgrade, and so after a restore without rights, or for another login, too.
DO $$
DECLARE
    login text := current_setting('contextmap.service_login');
BEGIN
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', login);
    EXECUTE format('GRANT SELECT ON public.account, public.partnership TO %I', login);
    EXECUTE format('GRANT SELECT ON public.membership, public.alembic_version TO %I', login);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON public.browser_session TO %I', login);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON public.sign_in_attempt TO %I', login);
    IF to_regnamespace('jobs') IS NOT NULL THEN
        REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs FROM PUBLIC;
        EXECUTE format('GRANT USAGE ON SCHEMA jobs TO %I', login);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO %I', login);
        EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA jobs TO %I', login);
        EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs TO %I', login);
    END IF;
END
$$;
