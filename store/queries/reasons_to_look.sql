-- What reasons to look are there, how many, and how many of these claims has nobody decided on?
-- :article article, optional
with found as (
    select g.kind, g.claim_id, p.article_id
    from signals_standing g
    join current_audits p using (audit_id)
    where $article::bigint is null or p.article_id = $article::bigint
)

select
    f.kind,
    count(*) as signals,
    count(distinct f.claim_id) as claims,
    count(distinct f.claim_id) filter (r.claim_id is null) as undecided,
    count(distinct f.article_id) as articles
from found f
left join reviewed_places r using (claim_id)
group by f.kind
order by signals desc, f.kind;
