-- What is said in several places: first when and where, in how many articles, and on whose word? One row for all the claims
-- that say the same. The day is that of publication; undated counts the articles of which nobody knows it. Where several
-- articles say it and one is undated, first_seen_on, first_article_id and first_article are null: the order is unknown, and
-- first_claim_id and quote are of the earliest that has a day, else of the one that was met first. It is single_source where every one of them is given on the word of one and the same source; sole_source
-- names it. A claim of an article's own voice rests on no source, and of two unnamed sources nobody knows that they are one.
-- A claim that a person split counts once, as the first of its parts.
-- It starts from the claims that say the same, so that it reads the voices of no others.
create or replace view same_claims as
with corrected as materialized (
    select * from voices_corrected
),

innermost as (
    select
        l.claim_id, null::integer as part, m.source_id,
        coalesce(m.name, nullif(l.full_name, ''), nullif(l.source, '')) as source,
        coalesce(m.source_kind, l.source_kind) as source_kind
    from (from links semi join claim_clusters using (claim_id)) l
    join (from claims semi join claim_clusters using (claim_id)) c on c.claim_id = l.claim_id and c.voices = l.position
    anti join corrected k on k.claim_id = l.claim_id
    left join source_voices v on v.claim_id = l.claim_id and v.position = l.position
    left join sources_meant m using (article_source_id)
    union all
    select
        claim_id, case when parts > 1 then part end, source_id,
        coalesce(name, nullif(full_name, ''), nullif(source, '')), coalesce(kind_meant, source_kind)
    from corrected
    where is_innermost
),

told as (
    select
        k.cluster_id,
        c.claim_id,
        a.family_id,
        c.article_id,
        c.quote,
        c.label,
        case
            when c.label <> 'attributed_statement' then null
            when v.source_kind = 'unnamed' or v.source is null then 'unnamed in ' || a.family_id
            else coalesce('source ' || v.source_id, lower(v.source))
        end as source_key,
        case when c.label = 'attributed_statement' then v.source end as source,
        h.published,
        h.called
    from claim_clusters k
    join claims_reviewed c using (claim_id)
    join matchable_audits a using (audit_id)
    join article_headings h on h.article_id = c.article_id
    left join innermost v on v.claim_id = c.claim_id and v.part is not distinct from c.part
    where coalesce(c.part, 1) = 1
)

select
    cluster_id,
    count(*) as claims,
    count(distinct family_id) as articles,
    count(distinct family_id) filter (published is null) as undated,
    case when undated = 0 or articles = 1 then min(published) end as first_seen_on,
    case when undated = 0 or articles = 1 then arg_min(article_id, place) end as first_article_id,
    arg_min(claim_id, place) as first_claim_id,
    arg_min(quote, place) as quote,
    case when undated = 0 or articles = 1 then arg_min(called, place) end as first_article,
    list(distinct source) filter (source is not null) as sources,
    count(*) filter (label = 'attributed_statement') as attributed,
    count(*) filter (label <> 'attributed_statement') as in_own_voice,
    count(distinct source_key) = 1 and count(source_key) = count(*) as single_source,
    case when single_source then min(source) end as sole_source
from (select *, struct_pack(is_undated := published is null, published, claim_id) as place from told)
group by cluster_id
having count(*) > 1;
