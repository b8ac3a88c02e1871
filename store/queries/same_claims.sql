-- What is claimed in most articles: first where (unknown where one of them is undated), and on whose word?
-- none: It takes several articles that say the same: audit more of them.
-- :min_articles integer = 2
-- :limit rows
select
    cluster_id, articles, claims, first_seen_on, first_article_id, first_article, undated, attributed, in_own_voice,
    single_source, sources, quote, first_claim_id
from same_claims
where articles >= $min_articles::bigint
order by articles desc, claims desc, cluster_id
limit $limit::bigint;
