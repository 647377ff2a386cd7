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
	`article_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`post_id` text,
	`day` text,
	`body` text NOT NULL,
	PRIMARY KEY(`type`, `id`, `article_id`, `ordinal`)
);
--> statement-breakpoint
CREATE INDEX `observations_by_article` ON `observations` (`article_id`);--> statement-breakpoint
CREATE INDEX `observations_by_post` ON `observations` (`type`,`id`,`post_id`,`day`);--> statement-breakpoint
CREATE TABLE `records` (
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
	PRIMARY KEY(`type`, `id`)
);
--> statement-breakpoint
CREATE INDEX `records_by_date` ON `records` (`type`,`sort_date`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_label_en` ON `records` (`type`,`sort_en`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_label_id` ON `records` (`type`,`sort_id`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_update` ON `records` (`type`,`updated_version`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_update_time` ON `records` (`type`,`updated_at`);--> statement-breakpoint
CREATE INDEX `records_sortable` ON `records` (`type`,`id`,`sort_en`,`sort_id`,`updated_version`,`date_start`,`date_end`);--> statement-breakpoint
CREATE INDEX `records_wide` ON `records` (`type`,`sort_date`,`id`,`date_start`,`date_end`) WHERE substr(date_start, 1, 7) is not substr(date_end, 1, 7);--> statement-breakpoint
CREATE TABLE `records_past` (
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
CREATE TABLE `search_documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`record_id` text NOT NULL,
	`sort_date` text NOT NULL,
	`prior` integer NOT NULL,
	`names` text NOT NULL,
	`words` text NOT NULL,
	`mentions` text NOT NULL,
	`shown` text NOT NULL
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
CREATE TABLE `term_counts` (
	`field` text NOT NULL,
	`value` text NOT NULL,
	`type` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`field`, `value`, `type`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `term_pair_counts` (
	`type` text NOT NULL,
	`field` text NOT NULL,
	`other_field` text NOT NULL,
	`value` text NOT NULL,
	`other_value` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`type`, `field`, `other_field`, `value`, `other_value`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `terms` (
	`field` text NOT NULL,
	`value` text NOT NULL,
	`type` text NOT NULL,
	`sort_date` text NOT NULL,
	`id` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`field`, `value`, `type`, `sort_date`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `terms_by_record` ON `terms` (`type`,`id`,`field`,`value`);--> statement-breakpoint
CREATE TABLE `terms_past` (
	`field` text NOT NULL,
	`value` text NOT NULL,
	`type` text NOT NULL,
	`sort_date` text NOT NULL,
	`id` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	PRIMARY KEY(`field`, `value`, `type`, `sort_date`, `id`, `since`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `terms_past_by_record` ON `terms_past` (`type`,`id`);