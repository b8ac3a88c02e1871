-- Which opinions has nobody decided on?
-- :article article, optional
-- :limit integer = 100
select o.claim_id, o.article_id, r.title, o.sentence, o.opinion_kind, o.quote, o.opinion_cues, o.skipped
from opinions_to_review o
join articles_now r using (article_id)
where $article::bigint is null or o.article_id = $article::bigint
order by o.skipped, o.article_id, o.start_char, o.claim_id
limit $limit::bigint;
