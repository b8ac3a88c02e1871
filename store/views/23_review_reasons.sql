-- Why should a person look at a claim, and how much does each reason weigh? The one place of these weights: the score of a
-- claim is their sum, each kind counted once.
create or replace view review_reasons (kind, weight, why) as
from (values
    ('addresses_annotator', 100, 'its sentence speaks to whoever labels it'),
    ('restated_without_source', 60, 'given earlier on somebody''s word, here on the article''s own'),
    ('unaligned_words', 50, 'words of the annotator do not stand in the sentence'),
    ('annotators_disagree', 45, 'another annotator labels the same words otherwise'),
    ('quotation_in_fact', 40, 'a fact that holds a quotation'),
    ('restatement_unsupported', 40, 'its restatement says what the article does not'),
    ('unnamed_source', 30, 'nobody is named who said it'),
    ('hedged_fact', 30, 'a fact that the article itself hedges'),
    ('loaded_words', 25, 'a fact in words that judge'),
    ('opinion', 20, 'an opinion in the article''s own voice'),
    ('unsure', 15, 'another label is nearly as probable')
);
