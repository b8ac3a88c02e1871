-- Which articles are in the store, and what was found in each?
-- :limit rows
with listed as (
    select
        r.article_id, p.audit_id, p.annotator,
        coalesce(p.status, if(r.article_id in (select article_id from audits where status = 'failed'), 'failed', 'not audited'))
            as status
    from articles r
    left join preferred_audits p using (article_id)
    order by r.article_id
    limit $limit::bigint
),

counted as (
    select
        audit_id,
        count(*) as claims,
        count(*) filter (label = 'reported_fact') as reported_facts,
        count(*) filter (label = 'attributed_statement') as attributed_statements,
        count(*) filter (label = 'opinion') as opinions
    from claims_now
    where audit_id in (select audit_id from listed)
    group by audit_id
)

select
    a.article_id,
    h.called as title,
    h.location,
    h.published,
    a.annotator,
    coalesce(c.claims, 0) as claims,
    coalesce(c.reported_facts, 0) as reported_facts,
    coalesce(c.attributed_statements, 0) as attributed_statements,
    coalesce(c.opinions, 0) as opinions,
    a.status
from listed a
join article_headings h using (article_id)
left join counted c using (audit_id)
order by a.article_id;
