DROP TRIGGER search_documents_leave_index;
--> statement-breakpoint
CREATE TRIGGER search_documents_leave_index AFTER DELETE ON search_documents
BEGIN
  DELETE FROM search WHERE rowid = old.id;
  INSERT OR IGNORE INTO search_words_left (word)
  SELECT value FROM json_each('[' || replace(json_quote(old.exact_names || ' ' || old.exact_text || ' ' || old.exact_extra), ' ', '","') || ']');
END;
--> statement-breakpoint
CREATE TRIGGER search_documents_move_in_index AFTER UPDATE OF id ON search_documents
BEGIN
  DELETE FROM search WHERE rowid = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_words_lose_slips AFTER DELETE ON search_words WHEN length(old.word) >= 5
BEGIN
  DELETE FROM search_slips WHERE word = old.word AND key IN (
    SELECT substr(old.word, 1, 5)
    UNION SELECT substr(old.word, 1, value - 1) || substr(old.word, value + 1, 5 - value)
      FROM json_each('[1,2,3,4,5]'));
END;
--> statement-breakpoint
DROP TRIGGER records_uncounted;
--> statement-breakpoint
CREATE TRIGGER records_uncounted AFTER DELETE ON records
BEGIN
  UPDATE term_counts SET count = count - 1
  WHERE field = 'type' AND value = old.type AND type = old.type;
  DELETE FROM term_counts
  WHERE field = 'type' AND value = old.type AND type = old.type AND count = 0;
END;
--> statement-breakpoint
-- Numbers of documents and words of a database that was filled before depend on its history: what it holds goes, and the next seeding writes it anew.
DELETE FROM suggest_names;
--> statement-breakpoint
DELETE FROM search_documents;
--> statement-breakpoint
DELETE FROM search_words;
--> statement-breakpoint
DELETE FROM search_words_left;
--> statement-breakpoint
DELETE FROM search_slips;
--> statement-breakpoint
DELETE FROM term_pair_counts;
--> statement-breakpoint
DELETE FROM terms;
--> statement-breakpoint
DELETE FROM evidence;
--> statement-breakpoint
DELETE FROM person_posts;
--> statement-breakpoint
DELETE FROM statement_topics;
--> statement-breakpoint
DELETE FROM statement_subjects;
--> statement-breakpoint
DELETE FROM statements;
--> statement-breakpoint
DELETE FROM engagement_agreements;
--> statement-breakpoint
DELETE FROM engagement_topics;
--> statement-breakpoint
DELETE FROM engagement_countries;
--> statement-breakpoint
DELETE FROM engagement_participants;
--> statement-breakpoint
DELETE FROM engagements;
--> statement-breakpoint
DELETE FROM agreement_topics;
--> statement-breakpoint
DELETE FROM agreement_parties;
--> statement-breakpoint
DELETE FROM agreement_status_history;
--> statement-breakpoint
DELETE FROM agreements;
--> statement-breakpoint
DELETE FROM article_countries;
--> statement-breakpoint
DELETE FROM article_topics;
--> statement-breakpoint
DELETE FROM articles;
--> statement-breakpoint
DELETE FROM sources;
--> statement-breakpoint
DELETE FROM people;
--> statement-breakpoint
DELETE FROM posts;
--> statement-breakpoint
DELETE FROM organisations;
--> statement-breakpoint
DELETE FROM topics;
--> statement-breakpoint
DELETE FROM countries;
--> statement-breakpoint
DELETE FROM records;
--> statement-breakpoint
DELETE FROM term_counts;
--> statement-breakpoint
DELETE FROM dossiers;
--> statement-breakpoint
DELETE FROM reference_entries;
