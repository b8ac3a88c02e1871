-- Which version of its article is each text, and why is it taken for one? An article without others is version 1 of 1.
-- shared: the share of runs of three words it has in common with the one it is like, where the link needed it.
create or replace view article_versions as
select
    r.article_id,
    coalesce(f.family_id, r.article_id) as family_id,
    coalesce(f.version, 1) as version,
    coalesce(f.versions, 1) as versions,
    coalesce(f.is_current, true) as is_current,
    coalesce(f.current_article_id, r.article_id) as current_article_id,
    l.reason,
    l.like_article_id,
    l.shared
from articles r
left join article_families f using (article_id)
left join version_links l using (article_id);
