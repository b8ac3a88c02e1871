-- How did each rater label the places that people decided on: every person's last decision, and each annotator's label?
-- A place is a stretch of an article, and (where one audit has several claims on the same stretch) which of them. Who split
-- a claim into parts with different labels says "several"; is_last marks, among people, the decision that counts.
create or replace view judgements as
with parted as (
    select review_id, if(count(distinct label) > 1, 'several', any_value(label)) as label
    from review_parts
    group by review_id
),

decisions as (
    select
        p.article_id, p.start_char, p.end_char, p.twin, r.reviewer, r.reviewed_at, r.review_id,
        case when r.decision = 'not_a_claim' then r.decision else coalesce(e.label, r.label) end as label
    from reviews_standing r
    join claims p using (claim_id)
    left join parted e using (review_id)
    where r.decision not in ('skip', 'note')
    qualify row_number() over (
        partition by p.article_id, p.start_char, p.end_char, p.twin, r.reviewer
        order by r.reviewed_at desc, r.review_id desc
    ) = 1
)

select
    true as is_person, reviewer as rater, article_id, start_char, end_char, twin, label,
    row_number() over (
        partition by article_id, start_char, end_char, twin order by reviewed_at desc, review_id desc
    ) = 1 as is_last
from decisions
union all
select false, a.annotator, p.article_id, p.start_char, p.end_char, p.twin, p.label, true
from claims p
join latest_audits a using (audit_id, article_id)
semi join decisions d using (article_id, start_char, end_char, twin);
