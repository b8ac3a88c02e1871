-- Which articles are versions of one article? A row for each article of which more than one version is known; the first met
-- is version 1, and the version met last (or met again after another) speaks for all: of those that have a finished audit
-- and some text, as long as there is one.
create or replace view article_families as
with recursive climbed (article_id, family_id) as (
    select article_id, family_id from version_links
    union all
    select c.article_id, l.family_id
    from climbed c
    join version_links l on l.article_id = c.family_id
),

roots as (
    select article_id, min(family_id) as family_id from climbed group by article_id
),

members as (
    select article_id, family_id from roots
    union
    select family_id, family_id from roots
),

returned as (
    select article_id, max(returned_at) as returned_at from version_returns group by article_id
),

met as (
    select
        m.article_id,
        m.family_id,
        coalesce(v.returned_at, r.added_at) as last_met_at,
        m.article_id in (select article_id from audits where status in ('complete', 'partial')) as is_audited
    from members m
    join articles r using (article_id)
    left join returned v using (article_id)
)

select
    article_id,
    family_id,
    row_number() over (partition by family_id order by article_id) as version,
    count(*) over (partition by family_id) as versions,
    last_met_at,
    first_value(article_id)
        over (partition by family_id order by is_audited desc, last_met_at desc, article_id desc) as current_article_id,
    current_article_id = article_id as is_current
from met;
