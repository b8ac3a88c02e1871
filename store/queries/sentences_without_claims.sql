-- Which sentences hold no claim, and for what reason?
-- none: Every sentence holds a claim, or no article was audited yet.
-- :article article, optional
-- :limit rows
with denied as materialized (
    select c.claim_id, c.audit_id, c.sentence_id
    from reviewed_places r
    join claims c using (claim_id)
    where r.decision = 'not_a_claim'
),

kept as (
    select audit_id, sentence_id
    from (from claims semi join denied using (audit_id, sentence_id))
    anti join denied using (claim_id)
),

without as (
    select
        audit_id, sentence_id,
        if(outcome = 'failed', 'failed: ' || cause, reason) as reason
    from sentence_outcomes
    where outcome <> 'claims'
    union all
    select distinct audit_id, sentence_id, 'a person found no claim'
    from denied
    anti join kept using (audit_id, sentence_id)
),

found as (
    select p.article_id, s.number, w.reason, s.start_char, s.end_char
    from without w
    join current_audits p using (audit_id)
    join sentences s using (sentence_id)
    where $article::bigint is null or p.article_id = $article::bigint
    order by p.article_id, s.number
    limit $limit::bigint
)

select
    f.article_id,
    f.number as sentence,
    f.reason,
    substring(r.text, f.start_char + 1, f.end_char - f.start_char) as words
from found f
join articles r using (article_id)
order by f.article_id, f.number;
