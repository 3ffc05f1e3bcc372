-- planned: of a cycle that plans everything that is staged, without marking it: it was planned and then lost its link.
alter table shadow_guid drop constraint shadow_guid_what_check;
alter table shadow_guid add constraint shadow_guid_what_check check (what in ('changed', 'below', 'planned'));
