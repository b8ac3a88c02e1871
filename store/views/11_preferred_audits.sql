-- Which one audit speaks for an article? A language model's before the built-in annotator's, then the newest.
create or replace view preferred_audits as
select audits.*
from audits
join (
    select
        arg_max(audit_id, row(annotator <> 'builtin', finished_at, audit_id))
            filter (status in ('complete', 'partial', 'empty')) as audit_id
    from audits
    group by article_id
) using (audit_id);
