-- Where do two annotators give the same words different labels?
-- :article article, optional
select article_id, annotator_one, label_one, annotator_other, label_other, quote, claim_id_one, claim_id_other
from annotator_disagreements
where $article::bigint is null or article_id = $article::bigint
order by article_id, start_char, annotator_one, annotator_other;
