-- When the last cycle ended that did not fail, whether objects failed in it or not.
alter table job add column success_last timestamptz;
update job set success_last = steady_last;

-- The cycle that weighed what realigning the references of this owner would take away; it realigns no others.
alter table link add column weighed_by uuid;

-- How far what lasts had grown when it was told last, e.g. the highest number of what is held.
alter table notification_condition add column mark bigint not null default 0;

-- The whole address of a webhook, sealed with the master key; the settings have only where it leads. Null: not a webhook, or
-- it was set before, and the settings have all of it.
alter table notification_channel add column address bytea;
