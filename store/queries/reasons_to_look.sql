-- What reasons to look are there, how many claims have each (a claim may have several; 0: it is one of a sentence without
-- claims, or of the article), and how many of these has nobody decided on?
-- none: No reason to look was found.
-- :article article, optional
with found as (
    select r.kind, r.claim_id, c.article_id
    from claim_reasons r
    join claims c using (claim_id)
    join current_audits p using (audit_id, article_id)
    where r.holds
    union all
    select g.kind, null, p.article_id
    from signals_standing g
    join current_audits p using (audit_id)
    where g.claim_id is null
)

select
    f.kind,
    count(distinct f.claim_id) as claims,
    count(distinct f.claim_id) filter (r.claim_id is null) as undecided,
    count(distinct f.article_id) as articles,
    any_value(w.why) as why
from found f
left join review_reasons w using (kind)
left join reviewed_places r using (claim_id)
where $article::bigint is null or f.article_id = $article::bigint
group by f.kind
order by claims desc, f.kind;
