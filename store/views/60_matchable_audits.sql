-- Whose claims are compared across articles? One audit of each article, and of an article with versions the current one.
create or replace view matchable_audits as
select a.audit_id, a.article_id, coalesce(f.family_id, a.article_id) as family_id
from preferred_audits a
left join article_families f using (article_id)
where f.is_current is not false and a.status <> 'empty';
