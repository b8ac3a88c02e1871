-- name: judgements
-- How did each rater label the places that people decided on: every person's last decision, and each annotator's label?
select is_person, rater, article_id, start_char, end_char, twin, label, is_last
from judgements
order by article_id, start_char, end_char, twin, is_person, rater;
