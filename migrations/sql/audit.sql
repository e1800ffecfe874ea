-- The audit can only grow, and each event is sealed to the one before it when the transaction commits.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is only ever added to' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION seal_audit_event() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    head audit_head%ROWTYPE;
    link bytea;
BEGIN
    SELECT * INTO STRICT head FROM audit_head WHERE id = 1 FOR UPDATE;
    link := audit_link(head.hash, head.seq + 1, NEW);
    INSERT INTO audit_chain (seq, event_id, previous, hash) VALUES (head.seq + 1, NEW.id, head.hash, link);
    UPDATE audit_head SET seq = head.seq + 1, hash = link WHERE id = 1;
    RETURN NULL;
END
$$;
