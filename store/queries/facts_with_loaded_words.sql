-- Which reported facts carry a loaded word?
-- :article article, optional
-- :limit rows
with found as (
    select claim_id, article_id, sentence, quote
    from preferred_claims
    where
        label = 'reported_fact'
        and claim_id in (select claim_id from spans where role = 'opinion_cue')
        and ($article::bigint is null or article_id = $article::bigint)
    order by article_id, sentence, claim_id
    limit $limit::bigint
)

select f.claim_id, f.article_id, f.sentence, list(w.quote order by w.ordinal) as loaded_words, f.quote
from found f
join spans w on w.claim_id = f.claim_id and w.role = 'opinion_cue'
group by f.claim_id, f.article_id, f.sentence, f.quote
order by f.article_id, f.sentence, f.claim_id;
