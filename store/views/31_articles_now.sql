-- What is known of each article, and how far has it come?
create or replace view articles_now as
with audited as (
    select article_id, count(*) as audits from audits group by article_id
),

claimed as (
    select audit_id, count(*) as claims from claims_now group by audit_id
)

select
    r.article_id,
    r.text_sha256,
    o.title,
    o.url,
    o.published,
    o.external_id,
    o.location,
    length(r.text) as chars,
    coalesce(n.audits, 0) as audits,
    p.audit_id as preferred_audit_id,
    coalesce(c.claims, 0) as claims,
    r.added_at
from articles r
join article_headings o using (article_id)
left join audited n using (article_id)
left join preferred_audits p using (article_id)
left join claimed c using (audit_id);
