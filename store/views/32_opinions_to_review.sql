-- Which opinions has nobody decided on? From one audit an article, so that no claim shows twice.
create or replace view opinions_to_review as
with cues as (
    select claim_id, list(quote order by ordinal) as opinion_cues
    from spans
    where role = 'opinion_cue'
    group by claim_id
)

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
    w.opinion_cues,
    c.claim_id in (select claim_id from reviews_standing where decision = 'skip') as skipped
from preferred_claims c
left join cues w using (claim_id)
where c.label = 'opinion' and c.decision is null;
