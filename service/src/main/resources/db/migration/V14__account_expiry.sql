-- The moment of accountExpires, a file time, of staged objects; null: never.
create function account_expiry(attributes jsonb) returns bigint language sql immutable parallel safe
    return case
        when attributes -> 'accountexpires' ->> 0 ~ '^[1-9][0-9]{0,17}$'
            then (attributes -> 'accountexpires' ->> 0)::bigint
    end;

-- Whose moment comes next, and whose has come since it was last looked at.
create index source_object_expiry on source_object (tenant_id, configuration_id, account_expiry(attributes))
    where account_expiry(attributes) is not null;

-- Up to which moment, a file time, objects were planned as expired.
alter table job add column expired_until bigint not null default 0;
