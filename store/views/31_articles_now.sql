-- What is known of each article? The newest of what its origins say, and how far it has come.
create or replace view articles_now as
with origins as (
    select
        article_id,
        coalesce(arg_max(title, origin_id) filter (title <> ''), '') as title,
        coalesce(arg_max(url, origin_id) filter (url <> ''), '') as url,
        arg_max(published, origin_id) filter (published is not null) as published,
        coalesce(arg_max(external_id, origin_id) filter (external_id <> ''), '') as external_id,
        arg_max(location, origin_id) as location
    from article_origins
    group by article_id
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
    (select count(*) from audits a where a.article_id = r.article_id) as audits,
    p.audit_id as preferred_audit_id,
    (select count(*) from claims_now c where c.audit_id = p.audit_id) as claims,
    r.added_at
from articles r
join origins o using (article_id)
left join preferred_audits p using (article_id);
