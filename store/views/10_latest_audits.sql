-- Which audit speaks for an article and an annotator? The newest one that ended by itself.
create or replace view latest_audits as
select *
from audits
where status in ('complete', 'partial', 'empty')
qualify row_number() over (partition by article_id, annotator order by finished_at desc, audit_id desc) = 1;
