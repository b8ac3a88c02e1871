-- How far does each annotator agree with people, beyond chance: with what they decided last, whoever it was (reviewer is
-- null), and with each of them? kappa is Cohen's; null where chance alone would have them agree on everything. Where a
-- person found no claim, an annotator that gave one disagrees.
create or replace view agreement_with_annotators as
select one as annotator, other as reviewer, places, agreed, share, expected, kappa
from agreements
where raters = 'annotator and people';
