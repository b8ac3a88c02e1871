-- Which audits speak for the articles as they stand? The preferred one of each article, and of an article that was edited
-- that of its current version alone.
create or replace view current_audits as
select *
from preferred_audits
where article_id not in (select article_id from article_families where not is_current);
