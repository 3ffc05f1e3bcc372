-- planned: of a cycle that plans everything that is staged, without marking it: it was planned and then lost its link.
alter table shadow_guid drop constraint shadow_guid_what_check;
alter table shadow_guid add constraint shadow_guid_what_check check (what in ('changed', 'below', 'planned'));

-- The rules by which all references of the configuration were brought in line; null: they were not, or not to the end. As
-- long as the rules of references stay the same, planning everything again has no reference to look for.
alter table job add column aligned_rules text;

-- The attempt at reading changes that told the link as new. It is to be resolved as long as that attempt comes after the one
-- up to which the job says that links were resolved: that is noted once for all of them, and no row is written again.
alter table source_link_value add column told_by bigint;
alter table shadow_link_value add column told_by bigint;
create index source_link_value_told on source_link_value (tenant_id, configuration_id, told_by)
    where told_by is not null;
alter table job add column links_resolved bigint not null default 0;
