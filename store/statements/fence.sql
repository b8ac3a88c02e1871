-- name: tables
-- Which tables does the snapshot hold?
select table_name from duckdb_tables() where not internal;

-- name: limit_time
-- Stop a statement that runs for too long.
set max_execution_time = $milliseconds;

-- name: lock
-- From here on no statement may loosen a setting.
set lock_configuration = true;

-- name: rows_as_table
-- The rows of an answer as a table again, with the types they had.
select answer.* from (select unnest(from_json($rows, $shape)) as answer);
