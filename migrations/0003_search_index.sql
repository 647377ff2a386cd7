CREATE VIRTUAL TABLE search USING fts5(
  names, text, mentions, exact_names, exact_text, exact_mentions, keys,
  content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '-:.'"
);
--> statement-breakpoint
CREATE TRIGGER search_documents_leave_index AFTER DELETE ON search_documents
BEGIN
  DELETE FROM search WHERE rowid = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER records_leave_search AFTER DELETE ON records
BEGIN
  DELETE FROM search_documents WHERE type = old.type AND record_id = old.id;
  DELETE FROM suggest_names WHERE type = old.type AND id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_words_have_slips AFTER INSERT ON search_words WHEN length(new.word) >= 5
BEGIN
  INSERT OR IGNORE INTO search_slips (key, word)
  SELECT substr(new.word, 1, 5), new.word
  UNION SELECT substr(new.word, 1, value - 1) || substr(new.word, value + 1, 5 - value), new.word
    FROM json_each('[1,2,3,4,5]');
END;
