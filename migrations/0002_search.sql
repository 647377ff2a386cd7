CREATE TABLE `search_documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`record_id` text NOT NULL,
	`sort_date` text NOT NULL,
	`prior` integer NOT NULL,
	`names` text NOT NULL,
	`text` text NOT NULL,
	`extra` text NOT NULL,
	`exact_names` text NOT NULL,
	`exact_text` text NOT NULL,
	`exact_extra` text NOT NULL,
	`mentions` text NOT NULL,
	`keys` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_by_record` ON `search_documents` (`type`,`record_id`);--> statement-breakpoint
CREATE TABLE `search_slips` (
	`key` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`key`, `word`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `search_words` (
	`word` text PRIMARY KEY NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `suggest_names` (
	`key` text NOT NULL,
	`rank` integer NOT NULL,
	`type` text NOT NULL,
	`id` text NOT NULL,
	`form` text NOT NULL,
	PRIMARY KEY(`key`, `rank`, `type`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `suggest_names_by_record` ON `suggest_names` (`type`,`id`);