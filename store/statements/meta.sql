-- name: user_tables
-- Which tables, views and sequences does the file hold?
select table_name from duckdb_tables() where database_name = current_database() and not internal
union all
select view_name from duckdb_views() where database_name = current_database() and not internal
union all
select sequence_name from duckdb_sequences() where database_name = current_database();

-- name: columns
-- Which columns does each table have?
select table_name || '.' || column_name || ' ' || data_type
from duckdb_columns()
where database_name = current_database() and not internal;

-- name: said
-- What does the store say of itself?
select name, value from meta;

-- name: set_meta
-- Say something of the store itself.
insert or replace into meta (name, value) values ($name, $value);

-- name: next_commit
-- Count one more commit: how many has which store?
update meta
set value = case name when 'commit_seq' then cast(cast(value as bigint) + 1 as text) else value end
where name in ('commit_seq', 'store_id')
returning name, value;

-- name: no_progress_bar
-- Let nothing be drawn on the terminal, which DuckDB does for long queries where Python runs no file.
set enable_progress_bar = false;

-- name: one_thread
-- Let this opening do with one thread.
set threads = 1;

-- name: schema
-- What is the whole schema: sequences, tables and views, in that order?
select sql
from (
    select 1 as rank, sequence_name as name, sql from duckdb_sequences()
    union all
    select 2, table_name, sql from duckdb_tables() where not internal
    union all
    select 3, view_name, sql from duckdb_views() where not internal
)
order by rank, name;
