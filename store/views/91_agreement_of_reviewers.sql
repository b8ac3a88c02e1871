-- How far do two reviewers agree on the places that both decided on, beyond chance? kappa is Cohen's; null where chance
-- alone would have them agree on everything.
create or replace view agreement_of_reviewers as
with cells as (
    select one.rater as reviewer_one, other.rater as reviewer_other, one.label, other.label as label_other, count(*) as n
    from judgements one
    join judgements other using (article_id, start_char, end_char, twin)
    where one.is_person and other.is_person and one.rater < other.rater
    group by all
),

rows as (
    select reviewer_one, reviewer_other, label, sum(n) as n from cells group by all
),

columns as (
    select reviewer_one, reviewer_other, label_other as label, sum(n) as n from cells group by all
),

totals as (
    select
        reviewer_one, reviewer_other, sum(n)::bigint as places,
        coalesce(sum(n) filter (label = label_other), 0)::bigint as agreed
    from cells
    group by all
),

chances as (
    select r.reviewer_one, r.reviewer_other, sum(r.n * c.n) as by_chance
    from rows r
    join columns c using (reviewer_one, reviewer_other, label)
    group by all
)

select
    t.reviewer_one,
    t.reviewer_other,
    t.places,
    t.agreed,
    t.agreed / t.places as share,
    coalesce(h.by_chance, 0) / (t.places * t.places) as expected,
    (t.agreed * t.places - coalesce(h.by_chance, 0))::double
    / nullif(t.places * t.places - coalesce(h.by_chance, 0), 0)::double as kappa
from totals t
left join chances h using (reviewer_one, reviewer_other);
