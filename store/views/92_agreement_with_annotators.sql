-- How far does each annotator agree with people, beyond chance: with what they decided last, whoever it was (reviewer is
-- null), and with each of them? kappa is Cohen's; null where chance alone would have them agree on everything. Where a
-- person found no claim, an annotator that gave one disagrees.
create or replace view agreement_with_annotators as
with people as (
    select null as reviewer, * from judgements where is_person and is_last
    union all
    select rater, * from judgements where is_person
),

cells as (
    select a.rater as annotator, p.reviewer, a.label, p.label as label_other, count(*) as n
    from judgements a
    join people p using (article_id, start_char, end_char, twin)
    where not a.is_person
    group by all
),

rows as (
    select annotator, reviewer, label, sum(n) as n from cells group by all
),

columns as (
    select annotator, reviewer, label_other as label, sum(n) as n from cells group by all
),

totals as (
    select
        annotator, reviewer, sum(n)::bigint as places,
        coalesce(sum(n) filter (label = label_other), 0)::bigint as agreed
    from cells
    group by all
),

chances as (
    select r.annotator, r.reviewer, sum(r.n * c.n) as by_chance
    from rows r
    join columns c
        on c.annotator = r.annotator and c.reviewer is not distinct from r.reviewer and c.label = r.label
    group by all
)

select
    t.annotator,
    t.reviewer,
    t.places,
    t.agreed,
    t.agreed / t.places as share,
    coalesce(h.by_chance, 0) / (t.places * t.places) as expected,
    (t.agreed * t.places - coalesce(h.by_chance, 0))::double
    / nullif(t.places * t.places - coalesce(h.by_chance, 0), 0)::double as kappa
from totals t
left join chances h on h.annotator = t.annotator and h.reviewer is not distinct from t.reviewer;
