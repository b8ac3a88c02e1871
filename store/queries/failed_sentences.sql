-- Which sentences could not be labelled, and why?
-- none: Every sentence was labelled, or is no claim for a stated reason.
-- :article article, optional
-- :limit rows
with newest as (
    select *
    from audits
    where status in ('complete', 'partial', 'empty', 'failed')
    qualify row_number() over (partition by article_id, annotator order by finished_at desc, audit_id desc) = 1
)

select
    a.article_id,
    a.audit_id,
    a.annotator,
    s.number as sentence,
    o.cause,
    substring(r.text, s.start_char + 1, s.end_char - s.start_char) as words
from newest a
join sentence_outcomes o using (audit_id)
join sentences s using (sentence_id)
join articles r on r.article_id = a.article_id
where o.outcome = 'failed' and ($article::bigint is null or a.article_id = $article::bigint)
order by a.article_id, a.audit_id, s.number
limit $limit::bigint;
