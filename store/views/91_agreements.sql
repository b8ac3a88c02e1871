-- How far do raters agree on the places that both judged, beyond chance? One row each two reviewers, and each annotator with
-- people: with what they decided last, whoever it was (other is null), and with each of them. kappa is Cohen's; null
-- where chance alone would have them agree on everything.
create or replace view agreements as
with people as (
    select null as reviewer, * from judgements where is_person and is_last
    union all
    select rater, * from judgements where is_person
),

cells as (
    select 'reviewers' as raters, one.rater as one, other.rater as other, one.label, other.label as label_other, count(*) as n
    from judgements one
    join judgements other using (article_id, start_char, end_char, twin)
    where one.is_person and other.is_person and one.rater < other.rater
    group by all
    union all
    select 'annotator and people', a.rater, p.reviewer, a.label, p.label, count(*)
    from judgements a
    join people p using (article_id, start_char, end_char, twin)
    where not a.is_person
    group by all
),

rows as (
    select raters, one, other, label, sum(n) as n from cells group by all
),

columns as (
    select raters, one, other, label_other as label, sum(n) as n from cells group by all
),

totals as (
    select
        raters, one, other, sum(n)::bigint as places,
        coalesce(sum(n) filter (label = label_other), 0)::bigint as agreed
    from cells
    group by all
),

chances as (
    select r.raters, r.one, r.other, sum(r.n * c.n) as by_chance
    from rows r
    join columns c
        on c.raters = r.raters and c.one = r.one and c.other is not distinct from r.other and c.label = r.label
    group by all
)

select
    t.raters,
    t.one,
    t.other,
    t.places,
    t.agreed,
    t.agreed / t.places as share,
    coalesce(h.by_chance, 0) / (t.places * t.places) as expected,
    (t.agreed * t.places - coalesce(h.by_chance, 0))::double
    / nullif(t.places * t.places - coalesce(h.by_chance, 0), 0)::double as kappa
from totals t
left join chances h on h.raters = t.raters and h.one = t.one and h.other is not distinct from t.other;
