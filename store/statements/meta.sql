-- name: user_tables
-- Which tables does the file hold?
select table_name from duckdb_tables() where database_name = current_database() and not internal;

-- name: columns
-- Which columns does each table have?
select table_name || '.' || column_name || ' ' || data_type
from duckdb_columns()
where database_name = current_database() and not internal;

-- name: said
-- What does the store say of itself?
select name, value from meta;

-- name: store_id
-- Which store is it?
select value from meta where name = 'store_id';

-- name: set_meta
-- Say something of the store itself.
insert or replace into meta (name, value) values ($name, $value);

-- name: next_commit
-- Count one more commit.
update meta set value = cast(cast(value as bigint) + 1 as text) where name = 'commit_seq' returning cast(value as bigint);
