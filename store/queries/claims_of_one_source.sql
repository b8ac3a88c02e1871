-- Which claims, though several articles make them, rest on one and the same source?
-- none: It takes several articles that give the same on the word of one source.
-- :min_articles integer = 2
-- :limit rows
select sole_source, articles, claims, first_seen_on, first_article, undated, quote, first_claim_id
from same_claims
where single_source and articles >= $min_articles::bigint
order by articles desc, claims desc, cluster_id
limit $limit::bigint;
