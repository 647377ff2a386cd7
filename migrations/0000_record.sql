CREATE TABLE `agreement_parties` (
	`agreement_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`country_id` text,
	`organisation_id` text,
	PRIMARY KEY(`agreement_id`, `ordinal`),
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`country_id`) REFERENCES `countries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreement_parties_one" CHECK(("agreement_parties"."country_id" is null) <> ("agreement_parties"."organisation_id" is null))
);
--> statement-breakpoint
CREATE TABLE `agreement_status_history` (
	`agreement_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`status` text NOT NULL,
	`date_edtf` text,
	`date_start` text,
	`date_end` text,
	`date_precision` text NOT NULL,
	`date_basis` text NOT NULL,
	`date_text` text,
	`date_note_en` text,
	`date_note_id` text,
	PRIMARY KEY(`agreement_id`, `ordinal`),
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "agreement_status_history_status" CHECK("agreement_status_history"."status" in ('proposed', 'under-discussion', 'agreed-in-principle', 'signed', 'in-force', 'completed'))
);
--> statement-breakpoint
CREATE TABLE `agreement_topics` (
	`agreement_id` text NOT NULL,
	`topic_id` text NOT NULL,
	PRIMARY KEY(`agreement_id`, `topic_id`),
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `agreements` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`label_en` text NOT NULL,
	`label_id` text NOT NULL,
	`official_title` text,
	`status` text NOT NULL,
	`has_signed` integer NOT NULL,
	`signed_edtf` text,
	`signed_start` text,
	`signed_end` text,
	`signed_precision` text NOT NULL,
	`signed_basis` text NOT NULL,
	`signed_text` text,
	`signed_note_en` text,
	`signed_note_id` text,
	`place_en` text,
	`place_id` text,
	`place_country_id` text,
	`umbrella_id` text,
	`summary_en` text NOT NULL,
	`summary_id` text NOT NULL,
	FOREIGN KEY (`place_country_id`) REFERENCES `countries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`umbrella_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreements_kind" CHECK("agreements"."kind" in ('memorandum', 'agreement', 'joint-venture', 'offset-programme', 'commission', 'working-group', 'procurement-plan', 'cooperation-area')),
	CONSTRAINT "agreements_status" CHECK("agreements"."status" in ('proposed', 'under-discussion', 'agreed-in-principle', 'signed', 'in-force', 'completed')),
	CONSTRAINT "agreements_signed" CHECK(not "agreements"."has_signed" or "agreements"."status" in ('signed', 'in-force', 'completed'))
);
--> statement-breakpoint
CREATE INDEX `agreements_by_umbrella` ON `agreements` (`umbrella_id`);--> statement-breakpoint
CREATE TABLE `article_countries` (
	`article_id` text NOT NULL,
	`country_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`article_id`, `country_id`, `role`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`country_id`) REFERENCES `countries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "article_countries_role" CHECK("article_countries"."role" in ('partner', 'host', 'mentioned'))
);
--> statement-breakpoint
CREATE TABLE `article_topics` (
	`article_id` text NOT NULL,
	`topic_id` text NOT NULL,
	PRIMARY KEY(`article_id`, `topic_id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `articles` (
	`id` text PRIMARY KEY NOT NULL,
	`label_en` text NOT NULL,
	`label_id` text NOT NULL,
	`headline` text,
	`language` text NOT NULL,
	`machine_translated` integer NOT NULL,
	`source_id` text,
	`agency_id` text,
	`published_edtf` text,
	`published_start` text,
	`published_end` text,
	`published_precision` text NOT NULL,
	`published_basis` text NOT NULL,
	`published_text` text,
	`published_note_en` text,
	`published_note_id` text,
	`dateline` text,
	`byline` text NOT NULL,
	`summary_en` text NOT NULL,
	`summary_id` text NOT NULL,
	`word_count` integer NOT NULL,
	`text_sha256` text NOT NULL,
	`rights_status` text NOT NULL,
	`rights_notice_en` text,
	`rights_notice_id` text,
	`related_headlines` text NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agency_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "articles_language" CHECK("articles"."language" in ('id', 'en')),
	CONSTRAINT "articles_rights_status" CHECK("articles"."rights_status" in ('all-rights-reserved', 'reuse-prohibited', 'unstated')),
	CONSTRAINT "articles_word_count" CHECK("articles"."word_count" > 0)
);
--> statement-breakpoint
CREATE TABLE `evidence` (
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`part` text NOT NULL,
	`ordinal` integer NOT NULL,
	`article_id` text NOT NULL,
	`paragraph` integer NOT NULL,
	`basis` text NOT NULL,
	`attributed_type` text,
	`attributed_id` text,
	`sha256` text NOT NULL,
	`note_en` text,
	`note_id` text,
	PRIMARY KEY(`subject_type`, `subject_id`, `part`, `article_id`, `ordinal`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`subject_type`,`subject_id`) REFERENCES `records`(`type`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`attributed_type`,`attributed_id`) REFERENCES `records`(`type`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evidence_basis" CHECK("evidence"."basis" in ('stated', 'attributed', 'inferred', 'external', 'editorial')),
	CONSTRAINT "evidence_paragraph" CHECK("evidence"."paragraph" > 0),
	CONSTRAINT "evidence_sha256" CHECK(length("evidence"."sha256") = 64)
);
--> statement-breakpoint
CREATE INDEX `evidence_by_article` ON `evidence` (`article_id`);--> statement-breakpoint
CREATE INDEX `evidence_by_speaker` ON `evidence` (`attributed_type`,`attributed_id`);--> statement-breakpoint
CREATE TABLE `changes` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`id` text NOT NULL,
	`action` text NOT NULL,
	`at` text NOT NULL,
	CONSTRAINT "changes_action" CHECK("changes"."action" in ('created', 'changed', 'removed'))
);
--> statement-breakpoint
CREATE INDEX `changes_by_version` ON `changes` (`version`);--> statement-breakpoint
CREATE INDEX `changes_by_record` ON `changes` (`type`,`id`);--> statement-breakpoint
CREATE TABLE `dataset` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`updated_at` text NOT NULL,
	CONSTRAINT "dataset_single_row" CHECK("dataset"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `dossiers` (
	`id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
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
	PRIMARY KEY(`type`, `id`),
	CONSTRAINT "records_type" CHECK("records"."type" in ('article', 'engagement', 'agreement', 'statement', 'country', 'organisation', 'person', 'topic', 'source', 'post'))
);
--> statement-breakpoint
CREATE INDEX `records_by_date` ON `records` (`type`,`sort_date`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_label_en` ON `records` (`type`,`sort_en`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_label_id` ON `records` (`type`,`sort_id`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_update` ON `records` (`type`,`updated_version`,`id`);--> statement-breakpoint
CREATE INDEX `records_by_update_time` ON `records` (`type`,`updated_at`);--> statement-breakpoint
CREATE TABLE `reference_entries` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`type`, `id`)
);
--> statement-breakpoint
CREATE TABLE `term_counts` (
	`field` text NOT NULL,
	`value` text NOT NULL,
	`type` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`field`, `value`, `type`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `terms` (
	`field` text NOT NULL,
	`value` text NOT NULL,
	`type` text NOT NULL,
	`sort_date` text NOT NULL,
	`id` text NOT NULL,
	PRIMARY KEY(`field`, `value`, `type`, `sort_date`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `terms_by_record` ON `terms` (`type`,`id`,`field`,`value`);--> statement-breakpoint
CREATE TABLE `engagement_agreements` (
	`engagement_id` text NOT NULL,
	`agreement_id` text NOT NULL,
	PRIMARY KEY(`engagement_id`, `agreement_id`),
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `engagements_by_agreement` ON `engagement_agreements` (`agreement_id`);--> statement-breakpoint
CREATE TABLE `engagement_countries` (
	`engagement_id` text NOT NULL,
	`country_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`engagement_id`, `country_id`, `role`),
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`country_id`) REFERENCES `countries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "engagement_countries_role" CHECK("engagement_countries"."role" in ('partner', 'host', 'mentioned')),
	CONSTRAINT "engagement_countries_home" CHECK("engagement_countries"."country_id" <> 'ID' or "engagement_countries"."role" <> 'partner')
);
--> statement-breakpoint
CREATE TABLE `engagement_participants` (
	`engagement_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`person_id` text,
	`organisation_id` text,
	`country_id` text,
	`post_id` text,
	`capacity_en` text,
	`capacity_id` text,
	`side_id` text,
	`role` text NOT NULL,
	`named` integer NOT NULL,
	PRIMARY KEY(`engagement_id`, `ordinal`),
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`country_id`) REFERENCES `countries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`side_id`) REFERENCES `countries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "participants_role" CHECK("engagement_participants"."role" in ('host', 'guest', 'delegate', 'signatory', 'organiser', 'accompanying')),
	CONSTRAINT "participants_somebody" CHECK(coalesce("engagement_participants"."person_id", "engagement_participants"."organisation_id", "engagement_participants"."country_id", "engagement_participants"."post_id") is not null),
	CONSTRAINT "participants_named" CHECK("engagement_participants"."person_id" is null or "engagement_participants"."named")
);
--> statement-breakpoint
CREATE INDEX `participants_by_person` ON `engagement_participants` (`person_id`);--> statement-breakpoint
CREATE TABLE `engagement_topics` (
	`engagement_id` text NOT NULL,
	`topic_id` text NOT NULL,
	PRIMARY KEY(`engagement_id`, `topic_id`),
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `engagements` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`label_en` text NOT NULL,
	`label_id` text NOT NULL,
	`summary_en` text NOT NULL,
	`summary_id` text NOT NULL,
	`date_edtf` text,
	`date_start` text,
	`date_end` text,
	`date_precision` text NOT NULL,
	`date_basis` text NOT NULL,
	`date_text` text,
	`date_note_en` text,
	`date_note_id` text,
	`place_en` text,
	`place_id` text,
	`place_country_id` text,
	FOREIGN KEY (`place_country_id`) REFERENCES `countries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "engagements_kind" CHECK("engagements"."kind" in ('meeting', 'courtesy-call', 'signing', 'visit', 'dialogue', 'exercise', 'exhibition')),
	CONSTRAINT "engagements_status" CHECK("engagements"."status" in ('planned', 'held'))
);
--> statement-breakpoint
CREATE TABLE `countries` (
	`id` text PRIMARY KEY NOT NULL,
	`alpha3` text NOT NULL,
	`numeric` text NOT NULL,
	`name_en` text NOT NULL,
	`name_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`name_en` text NOT NULL,
	`name_id` text NOT NULL,
	`aliases` text NOT NULL,
	`misprints` text NOT NULL,
	`kind` text NOT NULL,
	`country_id` text,
	`parent_id` text,
	FOREIGN KEY (`country_id`) REFERENCES `countries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "organisations_kind" CHECK("organisations"."kind" in ('ministry', 'directorate', 'armed-forces', 'agency', 'mission', 'company', 'state-owned-enterprise', 'international'))
);
--> statement-breakpoint
CREATE INDEX `organisations_by_parent` ON `organisations` (`parent_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`other_names` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `posts` (
	`id` text PRIMARY KEY NOT NULL,
	`label_en` text NOT NULL,
	`label_id` text NOT NULL,
	`organisation_id` text,
	`country_id` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`country_id`) REFERENCES `countries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`aliases` text NOT NULL,
	`kind` text NOT NULL,
	`country_id` text,
	`domain` text,
	FOREIGN KEY (`country_id`) REFERENCES `countries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sources_kind" CHECK("sources"."kind" in ('agency', 'outlet'))
);
--> statement-breakpoint
CREATE TABLE `topics` (
	`id` text PRIMARY KEY NOT NULL,
	`label_en` text NOT NULL,
	`label_id` text NOT NULL,
	`alt_labels_en` text NOT NULL,
	`alt_labels_id` text NOT NULL,
	`definition_en` text NOT NULL,
	`definition_id` text NOT NULL,
	`broader_id` text,
	FOREIGN KEY (`broader_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `topics_by_broader` ON `topics` (`broader_id`);--> statement-breakpoint
CREATE TABLE `person_posts` (
	`person_id` text NOT NULL,
	`article_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`post_id` text NOT NULL,
	`rank_en` text,
	`rank_id` text,
	`as_of_edtf` text,
	`as_of_start` text,
	`as_of_end` text,
	`as_of_precision` text NOT NULL,
	`as_of_basis` text NOT NULL,
	`as_of_text` text,
	`as_of_note_en` text,
	`as_of_note_id` text,
	PRIMARY KEY(`person_id`, `article_id`, `ordinal`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_posts_by_post` ON `person_posts` (`post_id`);--> statement-breakpoint
CREATE INDEX `person_posts_by_article` ON `person_posts` (`article_id`);--> statement-breakpoint
CREATE TABLE `statement_subjects` (
	`statement_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	PRIMARY KEY(`statement_id`, `ordinal`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`subject_type`,`subject_id`) REFERENCES `records`(`type`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `statements_by_subject` ON `statement_subjects` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `statement_topics` (
	`statement_id` text NOT NULL,
	`topic_id` text NOT NULL,
	PRIMARY KEY(`statement_id`, `topic_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `statements` (
	`id` text PRIMARY KEY NOT NULL,
	`speaker_type` text,
	`speaker_id` text,
	`capacity_en` text,
	`capacity_id` text,
	`paraphrase_en` text NOT NULL,
	`paraphrase_id` text NOT NULL,
	`medium` text NOT NULL,
	`date_edtf` text,
	`date_start` text,
	`date_end` text,
	`date_precision` text NOT NULL,
	`date_basis` text NOT NULL,
	`date_text` text,
	`date_note_en` text,
	`date_note_id` text,
	FOREIGN KEY (`speaker_type`,`speaker_id`) REFERENCES `records`(`type`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "statements_medium" CHECK("statements"."medium" in ('press-release', 'written-statement', 'video-statement', 'interview', 'meeting', 'unspecified'))
);
--> statement-breakpoint
CREATE INDEX `statements_by_speaker` ON `statements` (`speaker_type`,`speaker_id`);