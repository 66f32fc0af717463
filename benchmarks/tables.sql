-- Synthetic tables of as many events as the table `size` says; statements are run one by one, in this order.
-- `ranked_actors` (rank, actor_id), `ranked_places` (rank, name, country, kind, latitude, longitude), `ranked_types`
-- (rank, event_type, mode, quad, score) and `ranked_relations` (rank, relation, sign) are the busiest first.
-- Nothing is random: the same size gives the same tables.

-- a number from 0 to 1 for a row and a purpose
CREATE TEMP MACRO share(row_n, purpose) AS (hash(row_n, purpose) % 1000003) / 1000003.0;

-- an index below `of`, low ones far more often than high ones, as with actors in the news
CREATE TEMP MACRO skewed(row_n, purpose, of) AS floor(of * power(share(row_n, purpose), 3))::INTEGER;

CREATE TEMP MACRO one_of(row_n, purpose, options) AS options[1 + floor(len(options) * share(row_n, purpose))::INTEGER];

-- 36 years up to 2025, twice as much in each six years as in the six before
CREATE TEMP MACRO some_day(row_n, purpose) AS
    DATE '2025-12-31' - floor(13140 * power(share(row_n, purpose), 2.5))::INTEGER;

CREATE TEMP TABLE drawn_events AS
SELECT
    n::INTEGER AS n,
    (n // 12)::INTEGER AS article_n,
    (n % 12)::INTEGER AS sentence,
    some_day(n, 'day') AS day,
    CASE WHEN share(n, 'precision') < 0.40 THEN 'day' WHEN share(n, 'precision') < 0.70 THEN 'month'
         WHEN share(n, 'precision') < 0.74 THEN 'season' WHEN share(n, 'precision') < 0.80 THEN 'year'
         WHEN share(n, 'precision') < 0.85 THEN 'interval' ELSE 'unknown' END AS date_precision,
    skewed(n, 'type', (SELECT count(*) FROM ranked_types)) AS type_rank,
    CASE WHEN share(n, 'placed') < 0.6 THEN skewed(n, 'place', (SELECT count(*) FROM ranked_places)) END AS place_rank
FROM range((SELECT events FROM size)) t(n);

INSERT INTO articles BY NAME
SELECT
    n::INTEGER AS n, format('article_{:07d}', n) AS article_id, format('article_{:07d}.txt', n) AS file_name,
    sha256(n::VARCHAR) AS sha256, 'utf-8' AS encoding, one_of(n, 'language', ['en', 'fr', 'nl', 'de', 'it']) AS language,
    format('Article {}', n) AS title, strftime(some_day(n, 'published'), '%Y-%m-%d') AS published,
    some_day(n, 'published') AS published_first, some_day(n, 'published') AS published_last,
    'day' AS published_precision, 'header' AS published_basis, 'synthetic' AS coder,
    array_to_string([format('Sentence {:09d} tells of an event.', n * 12 + s) FOR s IN range(12)], chr(10)) AS "text"
FROM range((SELECT (events + 11) // 12 FROM size)) t(n);

INSERT INTO blocks BY NAME
SELECT article_id, 0 AS position, 0 AS "start", length("text")::INTEGER AS "end", 'body' AS kind FROM articles;

-- only the first hundred thousand sentences are searched
INSERT INTO sentences BY NAME
SELECT
    (articles.n * 12 + s)::INTEGER AS n, article_id, s::INTEGER AS sentence,
    (s * 38)::INTEGER AS "start", (s * 38 + 37)::INTEGER AS "end",
    CASE WHEN articles.n * 12 + s < 100000 THEN 'body' ELSE 'markup' END AS block,
    format('Sentence {:09d} tells of an event.', articles.n * 12 + s) AS "text"
FROM articles, range(12) t(s);

INSERT INTO events BY NAME
SELECT
    drawn.n, format('article_{:07d}-e{:02d}', article_n, sentence + 1) AS event_id, article_id, article.language,
    type.event_type, type.mode, [one_of(drawn.n, 'context', ['military', 'diplomatic', 'economic', 'territory'])] AS contexts,
    type.quad, type.score,
    CASE WHEN share(drawn.n, 'status') < 0.9 THEN 'occurred'
         ELSE one_of(drawn.n, 'other', ['planned', 'hypothetical', 'denied']) END AS status,
    CASE WHEN share(drawn.n, 'claim') < 0.7 THEN 'stated'
         ELSE one_of(drawn.n, 'claimed', ['attributed', 'alleged']) END AS claim,
    CASE date_precision WHEN 'day' THEN strftime(day, '%Y-%m-%d') WHEN 'month' THEN strftime(day, '%Y-%m')
         WHEN 'season' THEN strftime(day, '%Y') || '-22' WHEN 'year' THEN strftime(day, '%Y')
         WHEN 'interval' THEN strftime(day, '%Y-%m-%d') || '/' || strftime(day + 90, '%Y-%m-%d') ELSE 'XXXX' END AS date,
    CASE date_precision WHEN 'day' THEN day WHEN 'interval' THEN day WHEN 'month' THEN date_trunc('month', day)::DATE
         WHEN 'season' THEN make_date(year(day), 6, 1) WHEN 'year' THEN make_date(year(day), 1, 1) END AS date_first,
    CASE date_precision WHEN 'day' THEN day WHEN 'interval' THEN day + 90 WHEN 'month' THEN last_day(day)
         WHEN 'season' THEN make_date(year(day), 8, 31) WHEN 'year' THEN make_date(year(day), 12, 31) END AS date_last,
    date_precision, CASE date_precision WHEN 'unknown' THEN 'unknown' ELSE 'explicit' END AS date_basis,
    coalesce(place.name, '') AS place_name, coalesce(place.country, '') AS place_country,
    coalesce(place.kind, '') AS place_kind, place.latitude, place.longitude,
    (sentence * 38 + 19)::INTEGER AS trigger_start, (sentence * 38 + 24)::INTEGER AS trigger_end,
    format('Sentence {:09d} tells of an event.', drawn.n) AS quote,
    one_of(drawn.n, 'certainty', ['A', 'A', 'B', 'C']) AS certainty, '' AS certainty_reason, 'synthetic' AS coder
FROM drawn_events drawn
JOIN articles article ON article.n = article_n
JOIN ranked_types type ON type.rank = type_rank
LEFT JOIN ranked_places place ON place.rank = place_rank
ORDER BY drawn.n;

INSERT INTO event_actors BY NAME
SELECT event_id, n AS event_n, role, 0 AS position, actor_id FROM (
    SELECT event_id, n, 'actor' AS role, skewed(n, 'actor', (SELECT count(*) FROM ranked_actors)) AS rank FROM events
    UNION ALL
    SELECT event_id, n, 'recipient', skewed(n, 'recipient', (SELECT count(*) FROM ranked_actors)) FROM events
    WHERE share(n, 'received') < 0.8
    UNION ALL
    SELECT event_id, n, 'claimed_by', skewed(n, 'source', (SELECT count(*) FROM ranked_actors)) FROM events
    WHERE claim <> 'stated'
) JOIN ranked_actors USING (rank);

INSERT INTO event_evidence BY NAME
SELECT event_id, 0 AS evidence, 0 AS piece, (n % 12)::INTEGER AS sentence, ((n % 12) * 38)::INTEGER AS "start",
       ((n % 12) * 38 + 37)::INTEGER AS "end", quote
FROM events;

INSERT INTO relationships BY NAME
SELECT
    drawn.n, format('article_{:07d}-r01', drawn.n) AS relationship_id, article_id, article.language,
    subject.actor_id AS subject, relation, object.actor_id AS object, '' AS via, '' AS office, sign,
    CASE WHEN share(drawn.n, 'holds') < 0.85 THEN 'holds' ELSE 'ended' END AS status,
    CASE WHEN share(drawn.n, 'claimed') < 0.8 THEN 'stated' ELSE 'attributed' END AS claim, []::VARCHAR[] AS claimed_by,
    CASE WHEN share(drawn.n, 'dated') < 0.3 THEN strftime(some_day(drawn.n, 'valid'), '%Y') ELSE 'XXXX' END AS valid,
    CASE WHEN share(drawn.n, 'dated') < 0.3 THEN make_date(year(some_day(drawn.n, 'valid')), 1, 1) END AS valid_first,
    CASE WHEN share(drawn.n, 'dated') < 0.3 THEN make_date(year(some_day(drawn.n, 'valid')), 12, 31) END AS valid_last,
    CASE WHEN share(drawn.n, 'dated') < 0.3 THEN 'year' ELSE 'unknown' END AS valid_precision,
    format('Sentence {:09d} tells of an event.', drawn.n * 12) AS quote,
    one_of(drawn.n, 'sure', ['A', 'A', 'B', 'C']) AS certainty, '' AS certainty_reason, 'synthetic' AS coder
FROM (
    SELECT n, skewed(n, 'relation', (SELECT count(*) FROM ranked_relations)) AS relation_rank,
           skewed(n, 'subject', (SELECT count(*) FROM ranked_actors)) AS subject_rank,
           skewed(n, 'object', (SELECT count(*) FROM ranked_actors)) AS object_rank
    FROM articles
) drawn
JOIN articles article USING (n)
JOIN ranked_relations ON ranked_relations.rank = relation_rank
JOIN ranked_actors subject ON subject.rank = subject_rank
JOIN ranked_actors object ON object.rank = object_rank
ORDER BY drawn.n;

INSERT INTO relationship_evidence BY NAME
SELECT relationship_id, 0 AS evidence, 0 AS piece, 0 AS sentence, 0 AS "start", 37 AS "end", quote FROM relationships;
