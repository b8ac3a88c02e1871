-- How much an audit found, so that verify notices where some of it is gone. An audit that ended before this was kept has no
-- row: there it cannot be told whether the last claims are missing.
create table audit_counts (
    audit_id bigint not null,
    claims integer not null,
    spans integer not null -- places of words in all its claims
);
