-- How often do two annotators give the same words the same label, and which labels do they confuse?
-- none: It takes two annotators on one article: audit it again with another --model.
with pairs as (
    select
        one.audit_id as audit_id_one, other.audit_id as audit_id_other,
        one.annotator as annotator_one, other.annotator as annotator_other
    from latest_audits one
    join latest_audits other on other.article_id = one.article_id and one.annotator < other.annotator
),

counted as (
    select p.annotator_one, one.label as label_one, p.annotator_other, other.label as label_other, count(*) as times
    from pairs p
    join claims one on one.audit_id = p.audit_id_one
    join claims other
        on other.audit_id = p.audit_id_other
        and other.start_char = one.start_char
        and other.end_char = one.end_char
        and other.twin = one.twin
    group by all
)

select *, round(times / sum(times) over (partition by annotator_one, annotator_other), 4) as share
from counted
order by annotator_one, annotator_other, times desc, label_one, label_other;
