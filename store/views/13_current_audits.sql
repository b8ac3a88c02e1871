-- Which audits speak for the articles as they stand? The preferred one of each article, and of an article that was edited
-- that of its current version alone.
create or replace view current_audits as
select p.*
from preferred_audits p
anti join (select article_id from article_families where not is_current) using (article_id);
