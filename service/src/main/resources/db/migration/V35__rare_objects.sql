-- Lists of what is rare among many, in the order of names.
create index directory_object_cloud on directory_object (tenant_id, kind, lower(properties ->> 'displayName') text_pattern_ops, id)
    where deleted_at is null and sync_enabled is not true;
create index directory_object_account_disabled on directory_object (tenant_id, kind, lower(properties ->> 'displayName') text_pattern_ops, id)
    where deleted_at is null and properties ->> 'accountEnabled' = 'false';
