-- What did people say that nobody took back? Decisions, and what was skipped or noted; without the rows that undo others.
create or replace view reviews_standing as
select *
from reviews
where decision <> 'undo' and review_id not in (select undoes from reviews where undoes is not null);
