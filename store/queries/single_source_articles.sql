-- Which articles take all their statements from one single source?
-- :min_statements integer = 3
-- :limit rows
with spoken as (
    select c.article_id, count(*) as statements, min(v.source) as source
    from preferred_claims c
    left join claim_voices v
        on v.claim_id = c.claim_id and v.part is not distinct from c.part and v.is_innermost
    where c.label = 'attributed_statement'
    group by c.article_id
    having
        count(*) >= $min_statements::bigint
        and count(v.source) = count(*)
        and count(distinct coalesce(cast(v.source_id as text), v.source)) = 1
)

select s.article_id, h.called as title, s.source, s.statements
from spoken s
join article_headings h using (article_id)
order by s.statements desc, s.article_id
limit $limit::bigint;
