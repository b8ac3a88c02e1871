-- Whose word did a person say that a claim is, and whose had its annotator said?
-- none: Nobody has corrected a source: factcheck review asks about them.
-- :article article, optional
-- :limit rows
with said as (
    select
        v.review_id,
        list(coalesce(nullif(v.full_name, ''), nullif(v.source, ''), 'unnamed') order by v.part, v.position) as voices_now
    from review_voices v
    join review_parts p using (review_id, part)
    where p.label = 'attributed_statement'
    group by v.review_id
),

given as (
    select
        claim_id,
        list(coalesce(nullif(full_name, ''), nullif(source, ''), 'unnamed') order by position) as voices_given
    from links
    group by claim_id
)

select
    c.claim_id,
    c.article_id,
    a.annotator,
    coalesce(g.voices_given, []) as voices_given,
    s.voices_now,
    r.reviewer as reviewed_by,
    r.reviewed_at,
    c.quote
from reviewed_places r
join said s using (review_id)
join claims c using (claim_id, article_id)
join latest_audits a using (audit_id, article_id)
left join given g using (claim_id)
left join article_families f using (article_id)
where $article::bigint is null or c.article_id = $article::bigint
qualify row_number() over (
    partition by r.review_id, a.annotator order by coalesce(f.is_current, true) desc, c.article_id desc, c.claim_id
) = 1
order by r.reviewed_at, c.claim_id
limit $limit::bigint;
