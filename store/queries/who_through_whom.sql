-- Who passes on whose words, and how often?
-- :article article, optional
-- :limit rows = 50
with heard as materialized (
    select
        v.claim_id, v.article_id, v.part, v.position, v.source_kind,
        coalesce(v.source, '(in another sentence)') as source, v.source_id
    from claim_voices v
    join current_audits using (audit_id)
    where
        not (v.position = 1 and v.is_innermost)
        and ($article::bigint is null or v.article_id = $article::bigint)
)

select
    o.source as passed_on_by,
    mode(o.source_kind) as kind,
    i.source as whose_word,
    mode(i.source_kind) as whose_kind,
    count(*) as statements,
    count(distinct o.article_id) as articles
from heard o
join heard i on i.claim_id = o.claim_id and i.part is not distinct from o.part and i.position = o.position + 1
where
    not coalesce(i.source_id = o.source_id, false)
    and (lower(i.source) <> lower(o.source) or i.source = '(in another sentence)')
group by o.source, i.source
order by statements desc, passed_on_by, whose_word
limit $limit::bigint;
