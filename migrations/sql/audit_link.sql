-- One link: SHA-256 over the previous link, the place in the chain, and the event's fields, each led by its length.
CREATE FUNCTION audit_link(previous bytea, seq bigint, event audit_event) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(previous || string_agg(
        convert_to(length(field)::text || ':' || field, 'UTF8'), ''::bytea ORDER BY place))
    FROM (VALUES
        (1, seq::text),
        (2, event.id::text),
        (3, to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
        (4, coalesce(event.account_id::text, '')),
        (5, coalesce(event.role, '')),
        (6, coalesce(event.agency, '')),
        (7, event.action),
        (8, event.object_kind),
        (9, coalesce(event.object_id, '')),
        (10, event.result),
        (11, coalesce(event.request_id, '')),
        (12, event.detail::text)
    ) AS fields (place, field)
$$;
