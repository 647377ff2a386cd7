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
  INSERT INTO versions (version, at, stamp) SELECT version, updated_at, stamp FROM dataset;
END;
--> statement-breakpoint
CREATE TRIGGER records_counted AFTER INSERT ON records
BEGIN
  INSERT INTO term_counts (field, value, type, number, count)
  VALUES ('type', new.type, new.type, (SELECT coalesce(max(number), 0) + 1 FROM term_counts), 1)
  ON CONFLICT (field, value, type) DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER records_uncounted AFTER DELETE ON records
BEGIN
  UPDATE term_counts SET count = count - 1
  WHERE field = 'type' AND value = old.type AND type = old.type;
END;
--> statement-breakpoint
CREATE TRIGGER pairs_uncounted AFTER UPDATE OF count ON pair_counts
WHEN new.count = 0
BEGIN
  DELETE FROM pair_counts
  WHERE term = new.term AND other_field = new.other_field AND other_term = new.other_term;
END;
--> statement-breakpoint
CREATE VIEW terms AS
  SELECT k.field, k.value, n.type, iif(p.day = 0, '', format('%.4d-%.2d-%.2d', p.day / 10000, p.day / 100 % 100, p.day % 100)) AS sort_date,
    n.id, p.since, p.day, p.record
  FROM term_counts k JOIN term_fields f ON f.name = k.field JOIN postings p ON p.term = k.number AND p.field = f.code
    JOIN records n ON n.number = p.record AND n.type = k.type;
--> statement-breakpoint
CREATE VIEW terms_past AS
  SELECT k.field, k.value, n.type, n.id, p.since, p.until
  FROM term_counts k JOIN term_fields f ON f.name = k.field JOIN postings_past p ON p.term = k.number AND p.field = f.code
    JOIN (SELECT number, type, id FROM records UNION ALL SELECT number, type, id FROM records_past) n
      ON n.number = p.record AND n.type = k.type;
--> statement-breakpoint
CREATE VIEW term_pair_counts AS
  SELECT a.type, a.field, b.field AS other_field, a.value, b.value AS other_value, p.count
  FROM term_counts a JOIN pair_counts p ON p.term = a.number JOIN term_fields f ON f.code = p.other_field
    JOIN term_counts b ON b.number = p.other_term AND b.field = f.name AND b.type = a.type;
--> statement-breakpoint
CREATE VIEW naming_pair_counts AS
  SELECT type, other_field AS field, other_value AS value, field AS other_field, value AS other_value, count
  FROM term_pair_counts;
--> statement-breakpoint
CREATE VIEW term_pairs AS
  SELECT a.type, a.field, a.value, f.name AS other_field, b.value AS other_value
  FROM term_fields f CROSS JOIN term_counts a CROSS JOIN postings p ON p.term = a.number
    CROSS JOIN postings q ON q.record = p.record AND q.field = f.code CROSS JOIN term_counts b ON b.number = q.term;
--> statement-breakpoint
CREATE VIRTUAL TABLE search USING fts5(
  terms, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '-:.'"
);
--> statement-breakpoint
CREATE VIRTUAL TABLE suggest USING fts5(
  terms, content='suggest_names', content_rowid='number', detail=none, columnsize=0, prefix='3 4 5',
  tokenize="unicode61 remove_diacritics 0 tokenchars '-:.'"
);
--> statement-breakpoint
CREATE TRIGGER suggest_names_enter_index AFTER INSERT ON suggest_names
BEGIN
  INSERT INTO suggest (rowid, terms) VALUES (new.number, new.terms);
END;
--> statement-breakpoint
CREATE TRIGGER suggest_names_leave_index AFTER DELETE ON suggest_names
BEGIN
  INSERT INTO suggest (suggest, rowid, terms) VALUES ('delete', old.number, old.terms);
END;
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
--> statement-breakpoint
CREATE TRIGGER records_superseded AFTER UPDATE ON records WHEN new.since > old.since
BEGIN
  INSERT INTO records_past (number, type, id, label_en, label_id, sort_en, sort_id, date_start, date_end, sort_date,
    created_version, updated_version, updated_at, hint_en, hint_id, document_hash, index_hash, since, until)
  VALUES (old.number, old.type, old.id, old.label_en, old.label_id, old.sort_en, old.sort_id, old.date_start, old.date_end,
    old.sort_date, old.created_version, old.updated_version, old.updated_at, old.hint_en, old.hint_id,
    old.document_hash, old.index_hash, old.since, new.since);
END;
--> statement-breakpoint
CREATE TRIGGER records_gone AFTER DELETE ON records WHEN old.since < (SELECT version FROM dataset)
BEGIN
  INSERT INTO records_past (number, type, id, label_en, label_id, sort_en, sort_id, date_start, date_end, sort_date,
    created_version, updated_version, updated_at, hint_en, hint_id, document_hash, index_hash, since, until)
  VALUES (old.number, old.type, old.id, old.label_en, old.label_id, old.sort_en, old.sort_id, old.date_start, old.date_end,
    old.sort_date, old.created_version, old.updated_version, old.updated_at, old.hint_en, old.hint_id,
    old.document_hash, old.index_hash, old.since, (SELECT version FROM dataset));
END;
--> statement-breakpoint
CREATE TRIGGER documents_superseded AFTER UPDATE ON documents WHEN new.since > old.since
BEGIN
  INSERT INTO documents_past (type, id, mention, told, body, parts, since, until)
  VALUES (old.type, old.id, old.mention, old.told, old.body, old.parts, old.since, new.since);
END;
--> statement-breakpoint
CREATE TRIGGER documents_gone AFTER DELETE ON documents WHEN old.since < (SELECT version FROM dataset)
BEGIN
  INSERT INTO documents_past (type, id, mention, told, body, parts, since, until)
  VALUES (old.type, old.id, old.mention, old.told, old.body, old.parts, old.since, (SELECT version FROM dataset));
END;
--> statement-breakpoint
CREATE TRIGGER links_superseded AFTER UPDATE ON links WHEN new.since > old.since
BEGIN
  INSERT INTO links_past (type, id, edges, citations, since, until)
  VALUES (old.type, old.id, old.edges, old.citations, old.since, new.since);
END;
--> statement-breakpoint
CREATE TRIGGER links_gone AFTER DELETE ON links WHEN old.since < (SELECT version FROM dataset)
BEGIN
  INSERT INTO links_past (type, id, edges, citations, since, until)
  VALUES (old.type, old.id, old.edges, old.citations, old.since, (SELECT version FROM dataset));
END;
--> statement-breakpoint
CREATE TRIGGER postings_superseded AFTER UPDATE ON postings WHEN new.since > old.since
BEGIN
  INSERT INTO postings_past (term, day, record, field, since, until)
  VALUES (old.term, old.day, old.record, old.field, old.since, new.since);
END;
--> statement-breakpoint
CREATE TRIGGER postings_gone AFTER DELETE ON postings WHEN old.since < (SELECT version FROM dataset)
BEGIN
  INSERT INTO postings_past (term, day, record, field, since, until)
  VALUES (old.term, old.day, old.record, old.field, old.since, (SELECT version FROM dataset));
END;
