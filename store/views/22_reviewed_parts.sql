-- How does each claim that people decided on stand? One row, or a row for each part of one that was split. part is null
-- where nothing but the label was decided; source and voices are null where its voices are as the annotator gave them.
create or replace view reviewed_parts as
with said as (
    select
        review_id,
        part,
        count(*) as voices,
        coalesce(nullif(arg_max(full_name, position), ''), nullif(arg_max(source, position), '')) as source
    from review_voices
    group by review_id, part
),

sizes as (
    select review_id, count(*) as parts from review_parts group by review_id
)

select
    r.* exclude (start_char, end_char, label, opinion_kind),
    p.part,
    coalesce(z.parts, 1) as parts,
    p.start_char + r.shift as start_char,
    p.end_char + r.shift as end_char,
    p.quote,
    coalesce(p.label, r.label) as label,
    coalesce(p.opinion_kind, r.opinion_kind) as opinion_kind,
    s.voices,
    s.source
from reviewed_places r
left join review_parts p using (review_id)
left join sizes z using (review_id)
left join said s using (review_id, part);
