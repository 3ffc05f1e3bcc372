-- Who writes these rows holds the job of the configuration and the turn of the tenant (CycleLedger), and has just read or
-- written what they refer to; nothing is deleted beside that. To look each reference up once more costs more than to write
-- the row. What was deleted along with a configuration is deleted by name now.
alter table directory_object drop constraint directory_object_tenant_id_fkey;
alter table directory_key drop constraint directory_key_tenant_id_object_id_fkey;
alter table directory_reference
    drop constraint directory_reference_tenant_id_owner_id_fkey,
    drop constraint directory_reference_tenant_id_target_id_fkey;
alter table link
    drop constraint link_tenant_id_configuration_id_fkey,
    drop constraint link_tenant_id_object_id_fkey;
alter table source_object drop constraint source_object_tenant_id_configuration_id_fkey;
alter table source_link_value drop constraint source_link_value_tenant_id_configuration_id_fkey;

-- Nobody asks the log's lines by what they hold: they are kept as they were written, and never parsed here.
alter table provisioning_event alter column modified_properties drop default;
alter table provisioning_event alter column modified_properties type text using modified_properties::text;
alter table provisioning_event alter column modified_properties set default '[]';

-- The links that a first reading stages are all to be resolved. That is noted here, once for all of them, and not in every
-- row: what a configuration has staged behind the cursor, up to the last owner, is resolved as if it were dirty. In two
-- parts, which are resolved beside each other.
create table unresolved_links (
    tenant_id uuid not null,
    configuration_id uuid not null,
    part smallint not null,
    -- the cursor: what was resolved last
    owner_guid uuid not null,
    attribute text not null default '',
    target_guid uuid not null default '00000000-0000-0000-0000-000000000000',
    last_owner_guid uuid not null,
    begun boolean not null default false,
    primary key (tenant_id, configuration_id, part),
    foreign key (tenant_id, configuration_id) references configuration on delete cascade
);
