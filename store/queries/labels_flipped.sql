-- Where did an annotator change its mind about the same words, from one audit of an article to its next?
-- none: It takes two audits of one article by one annotator: audit it again with --again.
-- :article article, optional
-- :limit rows
select
    f.article_id, f.annotator,
    before.annotator_version as version_before, f.label_before,
    after.annotator_version as version_after, f.label_after,
    f.quote, f.claim_id_before, f.claim_id_after
from label_flips f
join audits before on before.audit_id = f.audit_id_before
join audits after on after.audit_id = f.audit_id_after
where $article::bigint is null or f.article_id = $article::bigint
order by f.article_id, f.start_char, f.claim_id_after
limit $limit::bigint;
