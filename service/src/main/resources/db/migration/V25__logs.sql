-- An account that is disabled is told as that, and not as any other change.
alter table provisioning_event drop constraint provisioning_event_action_check;
alter table provisioning_event add constraint provisioning_event_action_check
    check (action in ('create', 'update', 'delete', 'restore', 'stagedDelete', 'disable', 'other'));

-- Milliseconds that the work took of which the event tells a part: a page is planned and applied as a whole. null: not
-- measured.
alter table provisioning_event add column duration integer;
