-- Where else is this claim made, and on whose word?
-- none: No other claim says the same, in whole or in part, or there is no such claim.
-- :claim claim
with pairs as (
    select
        other_claim_id as claim_id, other_article_id as article_id, other_label as label, other_source as source,
        kind, extent, score, verdict, other_quote as quote
    from claim_matches_now
    where claim_id = $claim::bigint
    union all
    select
        claim_id, article_id, label, source, kind,
        case extent when 'part_of' then 'contains' when 'contains' then 'part_of' else extent end as extent,
        score, verdict, quote
    from claim_matches_now
    where other_claim_id = $claim::bigint
)

select p.claim_id, p.article_id, h.called as title, h.published, p.label, p.source, p.kind, p.extent, p.score, p.verdict, p.quote
from pairs p
join article_headings h using (article_id)
order by p.score desc, p.claim_id, p.kind, p.extent;
