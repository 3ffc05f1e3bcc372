-- What a tenant wants otherwise than the service is set up for. null, or no row: as the service is.
create table tenant_setting (
    tenant_id uuid primary key references tenant on delete cascade,
    -- days that the provisioning log is kept
    log_days integer check (log_days > 0),
    -- days that deleted objects can come back
    deleted_items_days integer check (deleted_items_days > 0)
);
