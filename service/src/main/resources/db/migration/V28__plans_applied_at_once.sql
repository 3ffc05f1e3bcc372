-- what is compared with a plan is what its application has written, in the same transaction
alter table plan_object drop column source_digest;
alter table plan_object drop column object_digest;

-- a delete that was held before and still is: it has a line, and nothing is done or told again
alter table plan_object add column standing boolean not null default false;

-- of the configuration when the plan was made; null: made by an earlier version
alter table plan add column mode text check (mode in ('staging', 'active'));
-- the last request of the job that it knows of
alter table plan add column request bigint not null default 0;
