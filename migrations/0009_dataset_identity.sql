ALTER TABLE `dataset` ADD `epoch` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `dataset` ADD `stamp` text DEFAULT '' NOT NULL;