-- Who is heard, how often, and in which words? By the name a source has in its article; one audit an article.
create or replace view source_profile as
with voices as (
    select
        coalesce(nullif(l.full_name, ''), nullif(l.source, '')) as source,
        l.source_kind,
        nullif(l.cue, '') as cue,
        l.position = max(l.position) over (partition by l.claim_id) as is_innermost,
        c.claim_id,
        c.article_id
    from links l
    join claims_now c using (claim_id)
    join preferred_audits p on p.audit_id = c.audit_id
    where c.label = 'attributed_statement'
)

select
    source,
    mode(source_kind) as source_kind,
    count(distinct claim_id) as claims,
    count(distinct claim_id) filter (is_innermost) as own_words,
    count(distinct claim_id) filter (not is_innermost) as passed_on,
    count(distinct article_id) as articles,
    list(distinct cue order by cue) filter (cue is not null) as cues
from voices
where source is not null
group by source;
