-- Which articles give the largest share of their claims to opinion?
-- :min_claims integer = 5
-- :limit rows = 50
with counted as (
    select audit_id, article_id, count(*) as claims, count(*) filter (label = 'opinion') as opinions
    from preferred_claims
    group by audit_id, article_id
    having count(*) >= $min_claims::bigint
    order by opinions / claims desc, claims desc, article_id
    limit $limit::bigint
)

select c.article_id, h.called as title, c.claims, c.opinions, round(c.opinions / c.claims, 4) as share
from counted c
join article_headings h using (article_id)
order by c.opinions / c.claims desc, c.claims desc, c.article_id;
