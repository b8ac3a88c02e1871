-- Which reported facts carry a loaded word?
-- :article article, optional
select
    c.claim_id,
    c.article_id,
    c.sentence,
    list(w.quote order by w.ordinal) as loaded_words,
    c.quote
from claims_now c
join preferred_audits p using (audit_id)
join spans w on w.claim_id = c.claim_id and w.role = 'opinion_cue'
where c.label = 'reported_fact' and ($article::bigint is null or c.article_id = $article::bigint)
group by c.claim_id, c.article_id, c.sentence, c.quote
order by c.article_id, c.sentence, c.claim_id;
