-- Which opinions has nobody decided on?
-- :article article, optional
-- :limit rows
with waiting as (
    select
        c.claim_id, c.article_id, c.sentence, c.start_char, c.opinion_kind, c.quote,
        c.claim_id in (select claim_id from reviews_standing where decision = 'skip') as skipped
    from preferred_claims c
    where
        c.label = 'opinion'
        and c.decision is null
        and ($article::bigint is null or c.article_id = $article::bigint)
    order by skipped, c.article_id, c.start_char, c.claim_id
    limit $limit::bigint
),

cues as (
    select claim_id, list(quote order by ordinal) as opinion_cues
    from spans
    where role = 'opinion_cue' and claim_id in (select claim_id from waiting)
    group by claim_id
)

select w.claim_id, w.article_id, h.called as title, w.sentence, w.opinion_kind, w.quote, u.opinion_cues, w.skipped
from waiting w
join article_headings h using (article_id)
left join cues u using (claim_id)
order by w.skipped, w.article_id, w.start_char, w.claim_id;
