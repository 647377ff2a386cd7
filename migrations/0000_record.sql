CREATE TABLE `changes` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`id` text NOT NULL,
	`action` text NOT NULL,
	`members` text DEFAULT '[]' NOT NULL,
	`into` text,
	`at` text NOT NULL,
	CONSTRAINT "changes_action" CHECK("changes"."action" in ('created', 'changed', 'removed', 'merged')),
	CONSTRAINT "changes_into" CHECK(("changes"."action" = 'merged') = ("changes"."into" is not null))
);
--> statement-breakpoint
CREATE INDEX `changes_by_version` ON `changes` (`version`);--> statement-breakpoint
CREATE INDEX `changes_by_record` ON `changes` (`type`,`id`);--> statement-breakpoint
CREATE TABLE `moved_members` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`member` text NOT NULL,
	`place` integer NOT NULL,
	`shown` text,
	PRIMARY KEY(`type`, `id`, `member`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `dataset` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`updated_at` text NOT NULL,
	`epoch` text DEFAULT '' NOT NULL,
	`stamp` text DEFAULT '' NOT NULL,
	`projection` text DEFAULT '' NOT NULL,
	CONSTRAINT "dataset_single_row" CHECK("dataset"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `dossiers` (
	`id` text PRIMARY KEY NOT NULL,
	`body` blob NOT NULL,
	`projection` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dossiers_by_projection` ON `dossiers` (`projection`,`id`);--> statement-breakpoint
CREATE TABLE `reference_entries` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`type`, `id`)
);
--> statement-breakpoint
CREATE TABLE `versions` (
	`version` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`stamp` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `label_block_terms` (
	`term` integer NOT NULL,
	`block` integer NOT NULL,
	PRIMARY KEY(`term`, `block`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `label_blocks` (
	`number` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`language` text NOT NULL,
	`first` text NOT NULL,
	`until` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `label_blocks_by_label` ON `label_blocks` (`type`,`language`,`first`);--> statement-breakpoint
CREATE TABLE `documents` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`mention` text,
	`told` text,
	`body` text NOT NULL,
	`parts` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`type`, `id`)
);
--> statement-breakpoint
CREATE TABLE `documents_past` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`mention` text,
	`told` text,
	`body` text NOT NULL,
	`parts` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`type`, `id`, `since`)
);
--> statement-breakpoint
CREATE TABLE `former_ids` (
	`type` text NOT NULL,
	`former_id` text NOT NULL,
	`id` text NOT NULL,
	PRIMARY KEY(`type`, `former_id`)
);
--> statement-breakpoint
CREATE INDEX `former_ids_by_record` ON `former_ids` (`type`,`id`);--> statement-breakpoint
CREATE TABLE `links` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`edges` text NOT NULL,
	`citations` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`type`, `id`)
);
--> statement-breakpoint
CREATE TABLE `links_past` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`edges` text NOT NULL,
	`citations` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`type`, `id`, `since`)
);
--> statement-breakpoint
CREATE TABLE `observations` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`alike` text NOT NULL,
	`day` text NOT NULL,
	`article_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`type`, `id`, `alike`, `day`, `article_id`, `ordinal`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `observations_by_article` ON `observations` (`article_id`);--> statement-breakpoint
CREATE TABLE `records` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`type` text NOT NULL,
	`id` text NOT NULL,
	`label_en` text NOT NULL,
	`label_id` text NOT NULL,
	`sort_en` text NOT NULL,
	`sort_id` text NOT NULL,
	`date_start` text,
	`date_end` text,
	`sort_date` text NOT NULL,
	`created_version` integer NOT NULL,
	`updated_version` integer NOT NULL,
	`updated_at` text NOT NULL,
	`hint_en` text,
	`hint_id` text,
	`document_hash` text NOT NULL,
	`index_hash` text NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `records_by_id` ON `records` (`type`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_date` ON `records` (`type`,`sort_date`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_label_en` ON `records` (`type`,`sort_en`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_label_id` ON `records` (`type`,`sort_id`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_update` ON `records` (`type`,`updated_version`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_update_time` ON `records` (`type`,`updated_at`);--> statement-breakpoint
CREATE INDEX `records_wide` ON `records` (`type`,(cast("date_start" as integer) is not cast("date_end" as integer)),`sort_date`,`id`,`date_start`,`date_end`) WHERE substr(date_start, 1, 7) is not substr(date_end, 1, 7);--> statement-breakpoint
CREATE TABLE `records_past` (
	`number` integer NOT NULL,
	`type` text NOT NULL,
	`id` text NOT NULL,
	`label_en` text NOT NULL,
	`label_id` text NOT NULL,
	`sort_en` text NOT NULL,
	`sort_id` text NOT NULL,
	`date_start` text,
	`date_end` text,
	`sort_date` text NOT NULL,
	`created_version` integer NOT NULL,
	`updated_version` integer NOT NULL,
	`updated_at` text NOT NULL,
	`hint_en` text,
	`hint_id` text,
	`document_hash` text NOT NULL,
	`index_hash` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`type`, `id`, `since`)
);
--> statement-breakpoint
CREATE INDEX `records_past_by_number` ON `records_past` (`number`);--> statement-breakpoint
CREATE TABLE `search_documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`record` integer NOT NULL,
	`prior` integer NOT NULL,
	`names` text,
	`words` text NOT NULL,
	`mentions` text NOT NULL,
	`shown` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_by_record` ON `search_documents` (`record`);--> statement-breakpoint
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
CREATE TABLE `search_words_left` (
	`word` text PRIMARY KEY NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `suggest_names` (
	`number` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`id` text NOT NULL,
	`forms` text NOT NULL,
	`terms` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suggest_names_by_record` ON `suggest_names` (`type`,`id`);--> statement-breakpoint
CREATE TABLE `pair_counts` (
	`term` integer NOT NULL,
	`other_field` integer NOT NULL,
	`other_term` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`term`, `other_field`, `other_term`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `postings` (
	`term` integer NOT NULL,
	`day` integer NOT NULL,
	`record` integer NOT NULL,
	`field` integer NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`term`, `day`, `record`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `postings_by_record` ON `postings` (`record`,`field`,`term`);--> statement-breakpoint
CREATE TABLE `postings_past` (
	`term` integer NOT NULL,
	`day` integer NOT NULL,
	`record` integer NOT NULL,
	`field` integer NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`term`, `day`, `record`, `since`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `postings_past_by_record` ON `postings_past` (`record`,`field`,`term`);--> statement-breakpoint
CREATE TABLE `term_counts` (
	`field` text NOT NULL,
	`value` text NOT NULL,
	`type` text NOT NULL,
	`number` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`field`, `value`, `type`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `term_counts_by_number` ON `term_counts` (`number`);--> statement-breakpoint
CREATE TABLE `term_fields` (
	`code` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `term_fields_name_unique` ON `term_fields` (`name`);