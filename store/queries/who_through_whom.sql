-- Who passes on whose words, and how often?
-- :article article, optional
-- :limit integer = 50
select
    coalesce(nullif(o.full_name, ''), nullif(o.source, ''), '(in another sentence)') as passed_on_by,
    mode(o.source_kind) as kind,
    coalesce(nullif(i.full_name, ''), nullif(i.source, ''), '(in another sentence)') as whose_word,
    mode(i.source_kind) as whose_kind,
    count(*) as statements,
    count(distinct c.article_id) as articles
from preferred_claims c
join links o using (claim_id)
join links i on i.claim_id = c.claim_id and i.position = o.position + 1
where
    c.label = 'attributed_statement'
    and c.voices >= 2
    and ($article::bigint is null or c.article_id = $article::bigint)
group by passed_on_by, whose_word
order by statements desc, passed_on_by, whose_word
limit $limit::bigint;
