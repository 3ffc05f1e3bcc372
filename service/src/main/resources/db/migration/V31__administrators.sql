-- Who makes tenants is called provider; operators run what is configured, and approve.
alter table client_application drop constraint client_application_role_check;
update client_application set role = 'provider' where role = 'operator';
alter table client_application
    add constraint client_application_role_check check (role in ('reader', 'operator', 'administrator', 'provider'));

-- People who sign in to the admin center.
create table administrator (
    tenant_id uuid not null references tenant on delete cascade,
    id uuid not null,
    name text not null check (name = lower(name)),
    display_name text not null,
    role text not null check (role in ('reader', 'operator', 'administrator', 'provider')),
    enabled boolean not null default true,
    -- Argon2id
    password_hash text not null,
    -- the password was made by the service, is good until then, and has to be changed first of all; null: it is their own
    one_time_until timestamptz,
    -- wrong passwords since a right one, when the last was typed, and until when nobody may try
    failures integer not null default 0,
    last_failed_at timestamptz,
    locked_until timestamptz,
    last_sign_in_at timestamptz,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, name)
);

-- Sessions of the admin center, as Spring Session keeps them. Their principal is "tenant/administrator".
create table spring_session (
    primary_id char(36) not null,
    session_id char(36) not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100),
    constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_by_id on spring_session (session_id);
create index spring_session_by_expiry on spring_session (expiry_time);
create index spring_session_by_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references spring_session (primary_id) on delete cascade
);

-- cycles over time, whichever configuration they are of
create index cycle_by_time on cycle (tenant_id, started_at);
