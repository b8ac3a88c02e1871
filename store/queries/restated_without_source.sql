-- What is given on somebody's word and elsewhere asserted flatly, as the article's own?
-- :article article, optional
-- :limit rows
select
    r.within_article, r.attributed_article_id, r.source, r.attributed_quote, r.flat_article_id, r.flat_quote,
    r.score, r.verdict, r.attributed_claim_id, r.flat_claim_id
from restated_claims r
where
    $article::bigint is null
    or r.attributed_article_id = $article::bigint
    or r.flat_article_id = $article::bigint
order by r.score desc, r.attributed_claim_id, r.flat_claim_id
limit $limit::bigint;
