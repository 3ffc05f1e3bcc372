-- What objects are to have and go without, because another object of the tenant has it (onPremisesProvisioningErrors).
-- Kept while an object is soft-deleted, so that it comes back waiting for the same.
create table held_value (
    tenant_id uuid not null,
    object_id uuid not null,
    -- kind and key as in directory_key
    kind text not null check (kind in ('upn', 'address')),
    key text not null,
    -- as the object was to have it
    value text not null,
    -- who has it
    holder_id uuid not null,
    since timestamptz not null default now(),
    primary key (tenant_id, object_id, kind, key),
    foreign key (tenant_id, object_id) references directory_object on delete cascade,
    foreign key (tenant_id, holder_id) references directory_object on delete cascade
);
-- who waits for a value that is let go of
create index held_value_by_key on held_value (tenant_id, kind, key);
create index held_value_by_holder on held_value (tenant_id, holder_id);

-- Switches of onPremisesDirectorySynchronization that the tenant has set; the others have their defaults.
create table tenant_feature (
    tenant_id uuid not null references tenant on delete cascade,
    -- as in Microsoft Graph
    name text not null,
    enabled boolean not null,
    primary key (tenant_id, name)
);

-- Who has a role in the administration of the tenant; such objects are not taken over.
create table role_assignment (
    tenant_id uuid not null,
    id uuid not null,
    principal_id uuid not null,
    -- the template id of the role in Microsoft Graph
    role_definition_id uuid not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, principal_id, role_definition_id),
    foreign key (tenant_id, principal_id) references directory_object on delete cascade
);

-- Objects are matched by it.
create index directory_object_employee_id on directory_object (tenant_id, kind, lower(properties ->> 'employeeId') text_pattern_ops);

-- Extension attributes are properties like others; the Graph API shows them together.
update directory_object
set properties = (properties - 'onPremisesExtensionAttributes') || (properties -> 'onPremisesExtensionAttributes')
where jsonb_typeof(properties -> 'onPremisesExtensionAttributes') = 'object';
