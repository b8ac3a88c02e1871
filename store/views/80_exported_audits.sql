-- What may leave the store about an audit and its article? Addresses come without user names, passwords and access
-- tokens (what a name, or its own form, tells to be one), files without their folders.
create or replace view exported_audits as
with joined as (
    select
        a.audit_id,
        r.article_id,
        r.text_sha256,
        h.title,
        h.published,
        h.external_id,
        [
            regexp_replace(
                regexp_replace(
                    regexp_replace(address, '^([a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/?#]*@', '\1//'),
                    -- A parameter, also one of an address that stands encoded in another's.
                    '((?:[?&;#][/!]*|%(?:25)*(?:3f|26|3b|23))(?:amp;)?'
                    || '(?:'
                    -- Names of which one word tells it: access-token, user[password], auth_sig.
                    || '(?:[^=&;#?/%]*(?:[^a-z=&;#?/%]|%5b))?(?:'
                    || '[a-z]*(?:token|jwt|passw(?:or)?d|passphrase|passcode|pwd|secret|signature|credentials?|hmac'
                    || '|(?:api|app|access|auth|private|client|user|share|license|signing|subscription|service)key)'
                    || '(?:id|key|hash|value|s)?'
                    || '|(?:j|php|asp|aspnet|user|web|login)?sess(?:ion)?(?:id|key)?'
                    || '|o?auth(?:code|hash)?|authori[sz]ation|authentication|sig|sign|sas|sid|bearer|csrf|xsrf|otp|pass|pw'
                    || '|creds?|sso|saml(?:request|response|art)?|ticket|tok|tkn|key[^a-z=&;#?/%]?(?:pair[^a-z=&;#?/%]?)?id'
                    || '|(?:access|login|invite|invitation|verification|verify|reset|gift|share|unlock|security|article'
                    || '|activation|confirmation|device)[^a-z=&;#?/%]?code'
                    || ')(?:[^a-z=&;#?/%][^=&;#?/%]*)?'
                    -- Names that end in a word which may mean something else within one.
                    || '|(?:[^=&;#?/%]*(?:[^a-z=&;#?/%]|%5b))?key'
                    || '|code|st|pin|nonce|googleaccessid|x-(?:amz|goog|ms|oss)-[a-z-]+'
                    || ')(?:\]|%5d)*(?:=|%(?:25)*3d))[^&;#]*',
                    '\1redacted',
                    'gi'
                ),
                -- A signed or encrypted JSON Web Token, wherever it stands.
                '(^|[^a-zA-Z0-9])eyJ[a-zA-Z0-9_-]{5,}\.[a-zA-Z0-9_-]{5,}(?:\.[a-zA-Z0-9_-]*){1,3}',
                '\1redacted',
                'g'
            ) for address in [h.url, o.location, h.external_id]
        ] as cleaned,
        length(r.text) as text_chars,
        r.added_at,
        a.annotator,
        a.annotator_version,
        a.fingerprint,
        a.factcheck_version,
        a.prompt_name,
        a.prompt_hash,
        a.status as audit_status,
        a.started_at as audit_started_at,
        a.finished_at as audit_finished_at
    from audits a
    join articles r using (article_id)
    join article_origins o using (origin_id)
    join article_headings h on h.article_id = a.article_id
)

select
    audit_id,
    article_id,
    text_sha256,
    title,
    cleaned[1] as url,
    published,
    case when contains(external_id, '://') then cleaned[3] else external_id end as external_id,
    case when contains(cleaned[2], '://') then cleaned[2] else regexp_extract(cleaned[2], '[^/\\]*$') end as location,
    text_chars,
    added_at,
    annotator,
    annotator_version,
    fingerprint,
    factcheck_version,
    prompt_name,
    prompt_hash,
    audit_status,
    audit_started_at,
    audit_finished_at,
    sha256(concat_ws('|', text_sha256, fingerprint, strftime(audit_started_at, '%Y-%m-%dT%H:%M:%S.%f'))) as audit_key
from joined;
