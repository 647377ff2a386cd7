INSERT INTO dataset (id, version, updated_at) VALUES (1, 0, '1970-01-01T00:00:00.000Z');
--> statement-breakpoint
CREATE TRIGGER dataset_version_moves_by_one BEFORE UPDATE OF version ON dataset
WHEN new.version <> old.version + 1
BEGIN
  SELECT raise(ABORT, 'dataset version conflict');
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
END;
