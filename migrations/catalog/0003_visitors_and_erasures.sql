-- Generated, and finished by hand: WITHOUT ROWID, and a trigger, which drizzle does not know.
CREATE TABLE `visitors` (
	`website_id` text NOT NULL,
	`visitor_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`first_seen` integer NOT NULL,
	`withdrawn_at` integer,
	PRIMARY KEY(`website_id`, `visitor_id`)
) WITHOUT ROWID;
--> statement-breakpoint
-- A visitor of whom nothing is left is forgotten, whoever deletes the last session; sessions_by_visitor finds the others.
CREATE TRIGGER forget_visitor AFTER DELETE ON sessions
WHEN NOT EXISTS (SELECT 1 FROM sessions WHERE website_id = old.website_id AND visitor_id = old.visitor_id)
BEGIN
	DELETE FROM visitors
	WHERE website_id = old.website_id AND visitor_id = old.visitor_id AND withdrawn_at IS NULL;
END;
