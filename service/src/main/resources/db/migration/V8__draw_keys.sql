-- What Guid, RandomNum and RandomString draw from in a tenant's cycles, so that nobody can tell a value from the object
-- alone. 244 bits by chance; never shown.
alter table tenant add column draw_key bytea not null
    default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
