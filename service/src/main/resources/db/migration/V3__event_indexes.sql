-- The log of one object, and what failed, without reading all events of the tenant.
create index provisioning_event_by_object on provisioning_event (tenant_id, object_id, at);
create index provisioning_event_not_well on provisioning_event (tenant_id, status, at) where status in ('failure', 'warning');
