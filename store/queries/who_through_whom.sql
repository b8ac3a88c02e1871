-- Who passes on whose words, and how often?
-- :article article, optional
-- :limit integer = 50
with passed_on as (
    select claim_id, article_id
    from preferred_claims
    where
        label = 'attributed_statement'
        and voices >= 2
        and ($article::bigint is null or article_id = $article::bigint)
),

heard as (
    select v.claim_id, v.position, coalesce(v.source, '(in another sentence)') as source, v.source_kind
    from passed_on c
    join claim_voices v using (claim_id)
)

select
    o.source as passed_on_by,
    mode(o.source_kind) as kind,
    i.source as whose_word,
    mode(i.source_kind) as whose_kind,
    count(*) as statements,
    count(distinct c.article_id) as articles
from passed_on c
join heard o using (claim_id)
join heard i on i.claim_id = o.claim_id and i.position = o.position + 1
group by o.source, i.source
order by statements desc, passed_on_by, whose_word
limit $limit::bigint;
