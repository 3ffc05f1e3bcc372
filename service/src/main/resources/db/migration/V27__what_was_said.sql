-- When the last cycle ended that did not fail, whether objects failed in it or not.
alter table job add column success_last timestamptz;
update job set success_last = steady_last;
