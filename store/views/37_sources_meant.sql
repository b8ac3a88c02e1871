-- Whom is each source of an article held to be across articles?
create or replace view sources_meant as
select e.article_source_id, t.source_id, t.name, t.source_kind, t.standing
from article_sources e
join sources s using (source_id)
join sources t on t.source_id = s.stands_for;
