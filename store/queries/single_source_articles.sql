-- Which articles take all their statements from one single source?
-- :min_statements integer = 3
-- :limit rows
with corrected as materialized (
    select * from voices_corrected
),

statements as (
    select claim_id, article_id, part, voices from preferred_claims where label = 'attributed_statement'
),

-- As the view claim_voices, but of the innermost voice of the statements that count alone.
innermost as (
    select
        s.article_id,
        coalesce(m.name, nullif(l.full_name, ''), nullif(l.source, '')) as source,
        m.source_id
    from statements s
    anti join corrected k on k.claim_id = s.claim_id
    left join links l on l.claim_id = s.claim_id and l.position = s.voices
    left join source_voices v on v.claim_id = s.claim_id and v.position = s.voices
    left join sources_meant m using (article_source_id)
    union all
    select s.article_id, coalesce(k.name, nullif(k.full_name, ''), nullif(k.source, '')), k.source_id
    from statements s
    semi join corrected using (claim_id)
    left join corrected k
        on k.claim_id = s.claim_id and case when k.parts > 1 then k.part end is not distinct from s.part and k.is_innermost
),

spoken as (
    select article_id, count(*) as statements, min(source) as source
    from innermost
    group by article_id
    having
        count(*) >= $min_statements::bigint
        and count(source) = count(*)
        and count(distinct coalesce(cast(source_id as text), source)) = 1
)

select s.article_id, h.called as title, s.source, s.statements
from spoken s
join article_headings h using (article_id)
order by s.statements desc, s.article_id
limit $limit::bigint;
