-- Which articles were edited after they were first met, and why are the texts taken for versions of one?
-- none: No article was met again with another text: audit it again after it was edited.
-- :limit rows
select v.family_id, v.version, v.versions, v.is_current, v.article_id, h.called as title, r.added_at, v.reason, v.shared
from article_versions v
join articles r using (article_id)
join article_headings h using (article_id)
where v.versions > 1
order by v.family_id, v.version
limit $limit::bigint;
