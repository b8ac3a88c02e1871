-- name: judgements
-- How did each rater label the places that people decided on: every person's last decision, and each annotator's label?
-- A place is a stretch of an article, and (where one audit has several claims on the same stretch) which of them.
with places as (
    select
        claim_id, audit_id, article_id, start_char, end_char, label,
        row_number() over (partition by audit_id, start_char, end_char order by number) as ordinal
    from claims
    where article_id in (select c.article_id from claims c join reviews r using (claim_id))
),

decisions as (
    select
        p.article_id, p.start_char, p.end_char, p.ordinal, r.reviewer, r.reviewed_at, r.review_id,
        case r.decision when 'relabel' then r.label when 'accept' then r.seen_label else r.decision end as label
    from reviews r
    join places p using (claim_id)
    where r.decision in ('accept', 'relabel', 'not_a_claim')
    qualify row_number() over (
        partition by p.article_id, p.start_char, p.end_char, p.ordinal, r.reviewer
        order by r.reviewed_at desc, r.review_id desc
    ) = 1
)

select
    true as is_person, reviewer as rater, article_id, start_char, end_char, ordinal, label,
    row_number() over (
        partition by article_id, start_char, end_char, ordinal order by reviewed_at desc, review_id desc
    ) = 1 as is_last
from decisions
union all
select false, a.annotator, p.article_id, p.start_char, p.end_char, p.ordinal, p.label, true
from latest_audits a
join places p using (audit_id)
where (p.article_id, p.start_char, p.end_char, p.ordinal) in (
    select (article_id, start_char, end_char, ordinal) from decisions
)
order by article_id, start_char, end_char, ordinal, is_person, rater;
