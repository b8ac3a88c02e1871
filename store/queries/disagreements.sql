-- Where do two annotators give the same words different labels?
-- none: It takes two annotators on one article: audit it again with another --model.
-- :article article, optional
-- :limit rows
with found as (
    select * exclude quote
    from annotator_disagreements
    where $article::bigint is null or article_id = $article::bigint
    order by article_id, start_char, annotator_one, annotator_other
    limit $limit::bigint
)

select
    f.article_id, f.annotator_one, f.label_one, f.annotator_other, f.label_other, c.quote,
    f.claim_id_one, f.claim_id_other
from found f
join claims c on c.claim_id = f.claim_id_one
order by f.article_id, f.start_char, f.annotator_one, f.annotator_other;
