-- Where reading ended, at each domain controller that answered. The newest is where it goes on.
alter table watermark add column invocation_id bytea;
alter table watermark add column domain_controller text not null default '';
alter table watermark add column newest boolean not null default true;
-- a position begins with its cookie (field 1), then comes the invocationId (field 2, 16 bytes)
update watermark set invocation_id = substring(position from 3
    + case when get_byte(position, 0) <> 10 then 0
           when get_byte(position, 1) < 128 then 2 + get_byte(position, 1)
           when get_byte(position, 2) < 128
               then 3 + (get_byte(position, 1) & 127) + (get_byte(position, 2) << 7)
           else 4 + (get_byte(position, 1) & 127) + ((get_byte(position, 2) & 127) << 7)
                  + (get_byte(position, 3) << 14) end
    for 16);
alter table watermark alter column invocation_id set not null;
alter table watermark alter column newest drop default;
alter table watermark drop constraint watermark_pkey;
alter table watermark add primary key (tenant_id, configuration_id, invocation_id);
create unique index watermark_newest on watermark (tenant_id, configuration_id) where newest;

-- Who answered the last reading of the cycle.
alter table cycle add column domain_controller text;

-- The newest version of the schema that agents have seen, as it is ordered by the directory.
alter table discovered_schema add column seen_version bytea;
