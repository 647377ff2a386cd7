UPDATE dataset SET epoch = lower(hex(randomblob(8))), stamp = lower(hex(randomblob(8)));
--> statement-breakpoint
CREATE TRIGGER dataset_stamped AFTER UPDATE OF version ON dataset
BEGIN
  UPDATE dataset SET stamp = lower(hex(randomblob(8)));
END;
