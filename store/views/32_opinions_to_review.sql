-- Which opinions has nobody decided on? From one audit an article, so that no claim shows twice.
create or replace view opinions_to_review as
select
    c.claim_id,
    c.article_id,
    c.audit_id,
    c.annotator,
    c.sentence,
    c.start_char,
    c.end_char,
    c.quote,
    c.opinion_kind,
    c.restated,
    (
        select list(w.quote order by w.ordinal) from spans w
        where w.claim_id = c.claim_id and w.role = 'opinion_cue'
    ) as opinion_cues,
    exists (select 1 from reviews r where r.claim_id = c.claim_id) as skipped
from claims_now c
join preferred_audits p using (audit_id)
where c.label = 'opinion' and c.decision is null;
