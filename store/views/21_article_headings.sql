-- What is each article called, and where was it met? The newest that any of its origins says. title is empty where none says
-- one; called is what to show: the title, else the address, else the place.
create or replace view article_headings as
select
    article_id,
    coalesce(arg_max(title, origin_id) filter (title <> ''), '') as title,
    coalesce(arg_max(url, origin_id) filter (url <> ''), '') as url,
    arg_max(published, origin_id) filter (published is not null) as published,
    coalesce(arg_max(external_id, origin_id) filter (external_id <> ''), '') as external_id,
    arg_max(location, origin_id) as location,
    coalesce(
        arg_max(title, origin_id) filter (title <> ''),
        arg_max(url, origin_id) filter (url <> ''),
        arg_max(location, origin_id)
    ) as called
from article_origins
group by article_id;
