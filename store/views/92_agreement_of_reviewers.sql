-- How far do two reviewers agree on the places that both decided on, beyond chance? kappa is Cohen's; null where chance
-- alone would have them agree on everything.
create or replace view agreement_of_reviewers as
select one as reviewer_one, other as reviewer_other, places, agreed, share, expected, kappa
from agreements
where raters = 'reviewers';
