-- How many claims an audit found, and how many places of words in them, so that verify notices where one is gone. Null
-- while it runs, and of an audit that ended before this was kept: what is missing there at the end cannot be told.
alter table audits add column claims_found integer;
alter table audits add column spans_found integer;
