-- On whom does each article rest? Its claims by label, the statements whose innermost voice nobody names, and how many
-- sources speak for themselves; single-source where all its statements are one source's, and there are two or more.
create or replace view article_sourcing as
with heard as (
    select
        claim_id,
        part,
        coalesce(arg_max(source_kind, position) = 'unnamed', true) as is_unnamed,
        coalesce(arg_max(source_id::text, position), arg_max(source, position)) as speaker
    from claim_voices
    group by claim_id, part
)

select
    c.article_id,
    any_value(h.called) as title,
    count(*) as claims,
    count(*) filter (c.label = 'attributed_statement') as statements,
    count(*) filter (c.label = 'opinion') as opinions,
    count(*) filter (c.label = 'attributed_statement' and coalesce(v.is_unnamed, true)) as unnamed,
    count(distinct v.speaker) filter (c.label = 'attributed_statement') as sources,
    count(distinct v.speaker) filter (c.label = 'attributed_statement') = 1
    and count(*) filter (c.label = 'attributed_statement') >= 2
    and count(*) filter (c.label = 'attributed_statement' and v.speaker is null) = 0 as is_single_source
from preferred_claims c
left join heard v on v.claim_id = c.claim_id and v.part is not distinct from c.part
left join article_headings h using (article_id)
group by c.article_id;
