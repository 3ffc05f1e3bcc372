-- Who follows the feed learns what changed, and not only of which object. Rows from before tell nothing of it.
alter table change
    -- of objects that are gone for good: nothing else knows it any more
    add column object_kind text,
    -- what changed; null: everything
    add column properties text[],
    -- ends of references that came and went
    add column added uuid[],
    add column removed uuid[];
