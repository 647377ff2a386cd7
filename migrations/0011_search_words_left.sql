CREATE TABLE `search_words_left` (
	`word` text PRIMARY KEY NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `search_documents_crowded` ON `search_documents` (`id`) WHERE "search_documents"."id" & 15 <> 0;