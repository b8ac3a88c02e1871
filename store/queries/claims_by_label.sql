-- How many claims have each label, and how many of them did a person decide on?
-- :article article, optional
select
    c.label,
    count(*) as claims,
    count(c.decision) as reviewed,
    count(distinct c.article_id) as articles
from preferred_claims c
where $article::bigint is null or c.article_id = $article::bigint
group by c.label
order by claims desc, c.label;
