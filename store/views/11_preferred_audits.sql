-- Which one audit speaks for an article? A language model's before the built-in annotator's, then the newest.
create or replace view preferred_audits as
select *
from latest_audits
qualify row_number() over (
    partition by article_id order by annotator <> 'builtin' desc, finished_at desc, audit_id desc
) = 1;
