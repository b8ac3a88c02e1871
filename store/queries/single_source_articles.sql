-- Which articles take all their statements from one single source?
-- :min_statements integer = 3
-- :limit rows
with spoken as (
    select article_id, count(*) as statements, min(source) as source
    from preferred_claims
    where label = 'attributed_statement'
    group by article_id
    having count(*) >= $min_statements::bigint and min(source) = max(source) and count(source) = count(*)
)

select s.article_id, h.title, s.source, s.statements
from spoken s
join article_headings h using (article_id)
order by s.statements desc, s.article_id
limit $limit::bigint;
