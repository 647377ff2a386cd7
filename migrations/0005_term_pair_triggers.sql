CREATE TRIGGER term_pairs_uncounted AFTER UPDATE OF count ON term_pair_counts
WHEN new.count = 0
BEGIN
  DELETE FROM term_pair_counts
  WHERE type = new.type AND field = new.field AND value = new.value
    AND other_field = new.other_field AND other_value = new.other_value;
END;
