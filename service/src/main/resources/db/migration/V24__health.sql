-- Objects that failed, with the moment at which each is tried again though nothing about it has changed. What it says holds as
-- long as the staged object says that it failed.
create table escrow (
    tenant_id uuid not null,
    configuration_id uuid not null,
    source_guid uuid not null,
    object_class text not null,
    name text not null,
    code text not null,
    -- the attribute or property at fault; empty: the object as a whole
    attribute text not null,
    reason text not null,
    next_step text not null,
    -- the key that another object has, as in directory_key; null: the failure is no conflict
    conflict_kind text,
    conflict_value text,
    -- of this code
    first_failed_at timestamptz not null,
    last_failed_at timestamptz not null,
    attempts integer not null default 1,
    -- null: not any more by itself
    next_attempt_at timestamptz,
    primary key (tenant_id, configuration_id, source_guid),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);
create index escrow_due on escrow (tenant_id, configuration_id, next_attempt_at) where next_attempt_at is not null;

-- What failed before is tried by the next cycle, which says what the matter is.
insert into escrow (tenant_id, configuration_id, source_guid, object_class, name, code, attribute, reason, next_step,
    first_failed_at, last_failed_at, next_attempt_at)
select tenant_id, configuration_id, guid, object_class, regexp_replace(rdn, '^[^=]+=', ''), coalesce(outcome_code, ''), '',
       'It failed before failures were listed.', 'Wait for the next cycle.', now(), now(), now()
from source_object where outcome = 'failed';

alter table job
    -- by hand, until it is started by hand
    add column paused_at timestamptz,
    add column paused_by text,
    -- in quarantine for too long, until it is started by hand
    add column disabled_at timestamptz,
    -- as in Microsoft Graph; null: not in quarantine
    add column quarantine_reason text,
    add column quarantine_series_began timestamptz,
    add column quarantine_began timestamptz,
    add column quarantine_count bigint not null default 0,
    add column quarantine_next_attempt timestamptz,
    add column quarantine_code text,
    add column quarantine_message text,
    add column quarantine_next_step text,
    -- cycles that failed since one did not
    add column failures bigint not null default 0,
    -- when everything was synchronised for the first and for the last time
    add column steady_first timestamptz,
    add column steady_last timestamptz,
    add column last_success uuid,
    add column last_export uuid;

update job j set steady_first = c.first, steady_last = c.last
from (select tenant_id, configuration_id, min(finished_at) as first, max(finished_at) as last from cycle
      where state in ('succeeded', 'partial') group by tenant_id, configuration_id) c
where c.tenant_id = j.tenant_id and c.configuration_id = j.configuration_id;

update job j set
    last_success = (select c.id from cycle c where c.tenant_id = j.tenant_id and c.configuration_id = j.configuration_id
                    and c.state in ('succeeded', 'partial') order by c.number desc limit 1),
    last_export = (select c.id from cycle c where c.tenant_id = j.tenant_id and c.configuration_id = j.configuration_id
                   and c.state in ('succeeded', 'partial') and c.created + c.updated + c.deleted + c.restored > 0
                   order by c.number desc limit 1);
