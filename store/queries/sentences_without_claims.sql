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
    select c.audit_id, c.sentence_id
    from (from claims semi join denied using (audit_id, sentence_id)) c
    anti join denied using (claim_id)
),

emptied as (
    select audit_id, sentence_id from denied
    except
    select audit_id, sentence_id from kept
)

select
    p.article_id,
    s.number as sentence,
    case o.outcome
        when 'no_claim' then o.reason
        when 'failed' then 'failed: ' || o.cause
        else 'a person found no claim'
    end as reason,
    substring(r.text, s.start_char + 1, s.end_char - s.start_char) as words
from current_audits p
join sentence_outcomes o using (audit_id)
join sentences s using (sentence_id)
join articles r on r.article_id = p.article_id
left join emptied e on e.audit_id = p.audit_id and e.sentence_id = o.sentence_id
where
    (o.outcome <> 'claims' or e.sentence_id is not null)
    and ($article::bigint is null or p.article_id = $article::bigint)
order by p.article_id, s.number
limit $limit::bigint;
