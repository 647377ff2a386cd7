CREATE TABLE `term_pair_counts` (
	`type` text NOT NULL,
	`field` text NOT NULL,
	`other_field` text NOT NULL,
	`value` text NOT NULL,
	`other_value` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`type`, `field`, `other_field`, `value`, `other_value`)
) WITHOUT ROWID;
