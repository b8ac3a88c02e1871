-- Who is heard, how often, and in which words? One row a source, from one audit an article. words are those it says
-- itself; passed_on are the statements in which it is heard and all that it says is others' word. Unnamed and merely
-- described sources are of one article each.
create or replace view source_profile as
select
    v.source,
    mode(v.source_kind) as source_kind,
    count(distinct v.claim_id) as claims,
    count(distinct v.claim_id) filter (v.is_innermost) as own_words,
    count(distinct v.claim_id) - count(distinct v.claim_id) filter (v.is_innermost) as passed_on,
    count(distinct v.article_id) as articles,
    list(distinct v.cue order by v.cue) filter (v.cue is not null) as cues,
    v.source_id,
    any_value(v.standing) as standing,
    sum(v.words) filter (v.is_innermost) as words,
    list(distinct v.written order by v.written) filter (v.written <> '') as written
from claim_voices v
join current_audits a using (audit_id, article_id)
where v.source is not null
group by v.source_id, v.source;
