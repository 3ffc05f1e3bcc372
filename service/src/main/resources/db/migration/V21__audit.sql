-- What administrators did. Rows are only added; each has the hash of itself and of the one before, so that one that was
-- altered, taken out or put elsewhere is found. Not tied to the tenant's row: it outlives it.
create table audit_entry (
    tenant_id uuid not null,
    -- 1, 2, 3 ... within the tenant
    number bigint not null,
    at timestamptz not null,
    -- who: "client <id>", as Caller writes it
    actor text not null,
    action text not null,
    object text not null,
    -- canonical JSON as it was hashed (json keeps the text); null: there was or is nothing
    before json,
    after json,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (tenant_id, number)
);
create index audit_entry_by_time on audit_entry (tenant_id, at);

create function audit_entry_stays() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is append-only: % on audit_entry is refused.', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function audit_entry_stays();
create trigger audit_entry_is_not_emptied before truncate on audit_entry
    for each statement execute function audit_entry_stays();

-- Where the chain of a tenant ends; its row is the lock of those who add to it. The seal is made with a key that is not in
-- the database, so that whoever writes the chain anew is found too.
create table audit_head (
    tenant_id uuid primary key,
    number bigint not null,
    hash bytea not null,
    seal bytea not null
);
