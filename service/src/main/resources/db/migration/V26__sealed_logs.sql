-- A chain begins with its tenant. An end that is missing later was taken away.
create function audit_chain_begins() returns trigger language plpgsql as $$
begin
    insert into audit_head (tenant_id, number, hash, seal) values (new.id, 0, decode(repeat('00', 32), 'hex'), '')
    on conflict do nothing;
    return new;
end
$$;
create trigger audit_chain_begins after insert on tenant for each row execute function audit_chain_begins();

insert into audit_head (tenant_id, number, hash, seal)
select id, 0, decode(repeat('00', 32), 'hex'), '' from tenant
on conflict do nothing;

-- Why an object was to leave, where the code of the line says something else: of DeleteReason; MEMBERS: members of a group
-- were. null: nothing leaves, or the code says it.
alter table provisioning_event add column cause text;

-- Work that the log tells and that is no cycle: who asked for it. Cycles of a configuration that was deleted come here too,
-- as far as the log has lines of them.
create table event_run (
    tenant_id uuid not null references tenant on delete cascade,
    -- cycle_id of the events
    id uuid not null,
    configuration_id uuid not null,
    configuration_name text not null,
    initiator text not null,
    at timestamptz not null default now(),
    primary key (tenant_id, id)
);
create index event_run_by_time on event_run (at);
