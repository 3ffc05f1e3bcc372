alter table agent
    -- takes no new requests since then, until an administrator says so
    add column draining_at timestamptz,
    -- where its connection comes from, as the relay sees it
    add column address text,
    -- [{"subject", "name", "status", "detail", "nextStep"?, "at"}], as the agent found it last
    add column checks jsonb not null default '[]',
    add column checked_at timestamptz,
    -- an administrator wants to know how it is now
    add column checks_requested_at timestamptz;
