-- What is claimed in most articles: first where, and on whose word?
-- :min_articles integer = 2
-- :limit rows
select
    cluster_id, articles, claims, first_seen_on, first_article_id, first_article, attributed, in_own_voice, single_source,
    sources, quote, first_claim_id
from same_claims
where articles >= $min_articles::bigint
order by articles desc, claims desc, cluster_id
limit $limit::bigint;
