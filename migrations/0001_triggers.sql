INSERT INTO dataset (id, version, updated_at, epoch, stamp)
VALUES (1, 0, '1970-01-01T00:00:00.000Z', lower(hex(randomblob(8))), lower(hex(randomblob(8))));
--> statement-breakpoint
CREATE TRIGGER dataset_version_moves_by_one BEFORE UPDATE OF version ON dataset
WHEN new.version <> old.version + 1
BEGIN
  SELECT raise(ABORT, 'dataset version conflict');
END;
--> statement-breakpoint
CREATE TRIGGER dataset_stamped AFTER UPDATE OF version ON dataset
BEGIN
  UPDATE dataset SET stamp = lower(hex(randomblob(8)));
END;
--> statement-breakpoint
CREATE TRIGGER terms_counted AFTER INSERT ON terms
BEGIN
  INSERT INTO term_counts (field, value, type, count) VALUES (new.field, new.value, new.type, 1)
  ON CONFLICT (field, value, type) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER terms_uncounted AFTER DELETE ON terms
BEGIN
  UPDATE term_counts SET count = count - 1
  WHERE field = old.field AND value = old.value AND type = old.type;
  DELETE FROM term_counts
  WHERE field = old.field AND value = old.value AND type = old.type AND count = 0;
END;
--> statement-breakpoint
CREATE TRIGGER records_counted AFTER INSERT ON records
BEGIN
  INSERT INTO term_counts (field, value, type, count) VALUES ('type', new.type, new.type, 1)
  ON CONFLICT (field, value, type) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER records_uncounted AFTER DELETE ON records
BEGIN
  UPDATE term_counts SET count = count - 1
  WHERE field = 'type' AND value = old.type AND type = old.type;
  DELETE FROM term_counts
  WHERE field = 'type' AND value = old.type AND type = old.type AND count = 0;
END;
--> statement-breakpoint
CREATE TRIGGER term_pairs_uncounted AFTER UPDATE OF count ON term_pair_counts
WHEN new.count = 0
BEGIN
  DELETE FROM term_pair_counts
  WHERE type = new.type AND field = new.field AND value = new.value
    AND other_field = new.other_field AND other_value = new.other_value;
END;
--> statement-breakpoint
CREATE VIRTUAL TABLE search USING fts5(
  names, text, mentions, exact_names, exact_text, exact_mentions, keys,
  content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '-:.'"
);
--> statement-breakpoint
CREATE TRIGGER search_documents_leave_index AFTER DELETE ON search_documents
BEGIN
  DELETE FROM search WHERE rowid = old.id;
  INSERT OR IGNORE INTO search_words_left (word)
  SELECT value FROM json_each('["' || replace(old.words, ' ', '","') || '"]') WHERE value <> '';
END;
--> statement-breakpoint
CREATE TRIGGER search_words_have_slips AFTER INSERT ON search_words WHEN length(new.word) >= 5
BEGIN
  INSERT OR IGNORE INTO search_slips (key, word)
  SELECT substr(new.word, 1, 5), new.word
  UNION SELECT substr(new.word, 1, value - 1) || substr(new.word, value + 1, 5 - value), new.word
    FROM json_each('[1,2,3,4,5]');
END;
--> statement-breakpoint
CREATE TRIGGER search_words_lose_slips AFTER DELETE ON search_words WHEN length(old.word) >= 5
BEGIN
  DELETE FROM search_slips WHERE word = old.word AND key IN (
    SELECT substr(old.word, 1, 5)
    UNION SELECT substr(old.word, 1, value - 1) || substr(old.word, value + 1, 5 - value)
      FROM json_each('[1,2,3,4,5]'));
END;
