-- Which audit speaks for an article and an annotator? The newest one that ended by itself.
create or replace view latest_audits as
select audits.*
from audits
join (
    select
        arg_max(audit_id, row(finished_at, audit_id))
            filter (status in ('complete', 'partial', 'empty')) as audit_id
    from audits
    group by article_id, annotator
) using (audit_id);
