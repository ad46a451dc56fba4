-- Generated, and finished by hand: WITHOUT ROWID, the sessions before those that are there, and triggers, which drizzle
-- does not know.
CREATE TABLE `contacts` (
	`website_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`url` text NOT NULL,
	`last_seen` integer NOT NULL,
	PRIMARY KEY(`website_id`, `contact_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `error_days` (
	`website_id` text NOT NULL,
	`day` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`sessions` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`website_id`, `day`, `fingerprint`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `error_groups` (
	`website_id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`type` text NOT NULL,
	`message` text NOT NULL,
	`place` text NOT NULL,
	`stack` text NOT NULL,
	`first_seen` integer NOT NULL,
	`last_seen` integer NOT NULL,
	`first_session_id` text,
	`status` text DEFAULT 'open' NOT NULL,
	`settled_at` integer,
	PRIMARY KEY(`website_id`, `fingerprint`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `notes` (
	`website_id` text NOT NULL,
	`made_at` integer NOT NULL,
	`session_id` text NOT NULL,
	`note_id` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	`author_id` text,
	`author_name` text NOT NULL,
	`mentions` text NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	PRIMARY KEY(`website_id`, `made_at`, `session_id`, `note_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `session_marks` (
	`website_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`made_at` integer NOT NULL,
	`session_id` text NOT NULL,
	`count` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`website_id`, `kind`, `value`, `made_at`, `session_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `told` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `previous_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `pages` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `marks` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `tag_edits` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `errors` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `prompts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
UPDATE `sessions` SET `previous_at` = (
	SELECT max(before.made_at) FROM `sessions` AS before
	WHERE before.website_id = `sessions`.website_id AND before.visitor_id = `sessions`.visitor_id
		AND before.made_at < `sessions`.made_at
) WHERE `visitor_id` <> '' AND EXISTS (
	SELECT 1 FROM `sessions` AS before
	WHERE before.website_id = `sessions`.website_id AND before.visitor_id = `sessions`.visitor_id
		AND before.made_at < `sessions`.made_at
);
--> statement-breakpoint
-- Marks follow every write of a session: those of the page, less the tags that members took off, and those they put on.
-- Deletes ask for the marks by one plain list each: only then does SQLite look each up by its key, and reads no others.
CREATE TRIGGER mark_inserted AFTER INSERT ON sessions
WHEN new.marks <> '[]' OR new.tag_edits <> '[]'
BEGIN
	INSERT INTO session_marks
	SELECT new.website_id, value ->> 0, value ->> 1, new.made_at, new.session_id, value ->> 2, value ->> 3 FROM json_each(new.marks)
		WHERE value ->> 0 <> 'tag' OR value ->> 1 NOT IN (SELECT value ->> 0 FROM json_each(new.tag_edits) WHERE value ->> 1 = 0)
	UNION ALL
	SELECT new.website_id, 'tag', value ->> 0, new.made_at, new.session_id, 1, 0 FROM json_each(new.tag_edits) WHERE value ->> 1 = 1
	ON CONFLICT DO UPDATE SET count = excluded.count, last_at = excluded.last_at
		WHERE count <> excluded.count OR last_at <> excluded.last_at;
END;
--> statement-breakpoint
CREATE TRIGGER mark_updated AFTER UPDATE OF marks, tag_edits ON sessions
WHEN old.marks <> new.marks OR old.tag_edits <> new.tag_edits
BEGIN
	DELETE FROM session_marks WHERE website_id = old.website_id AND made_at = old.made_at AND session_id = old.session_id
		AND (kind, value) IN (SELECT value ->> 0, value ->> 1 FROM json_each(old.marks))
		AND NOT (
			kind = 'tag' AND value IN (SELECT value ->> 0 FROM json_each(new.tag_edits) WHERE value ->> 1 = 1)
			OR (kind, value) IN (SELECT value ->> 0, value ->> 1 FROM json_each(new.marks))
				AND NOT (kind = 'tag' AND value IN (SELECT value ->> 0 FROM json_each(new.tag_edits) WHERE value ->> 1 = 0))
		);
	DELETE FROM session_marks WHERE website_id = old.website_id AND made_at = old.made_at AND session_id = old.session_id
		AND kind = 'tag' AND value IN (SELECT value ->> 0 FROM json_each(old.tag_edits))
		AND NOT (
			kind = 'tag' AND value IN (SELECT value ->> 0 FROM json_each(new.tag_edits) WHERE value ->> 1 = 1)
			OR (kind, value) IN (SELECT value ->> 0, value ->> 1 FROM json_each(new.marks))
				AND NOT (kind = 'tag' AND value IN (SELECT value ->> 0 FROM json_each(new.tag_edits) WHERE value ->> 1 = 0))
		);
	INSERT INTO session_marks
	SELECT new.website_id, value ->> 0, value ->> 1, new.made_at, new.session_id, value ->> 2, value ->> 3 FROM json_each(new.marks)
		WHERE value ->> 0 <> 'tag' OR value ->> 1 NOT IN (SELECT value ->> 0 FROM json_each(new.tag_edits) WHERE value ->> 1 = 0)
	UNION ALL
	SELECT new.website_id, 'tag', value ->> 0, new.made_at, new.session_id, 1, 0 FROM json_each(new.tag_edits) WHERE value ->> 1 = 1
	ON CONFLICT DO UPDATE SET count = excluded.count, last_at = excluded.last_at
		WHERE count <> excluded.count OR last_at <> excluded.last_at;
END;
--> statement-breakpoint
CREATE TRIGGER mark_deleted AFTER DELETE ON sessions
WHEN old.marks <> '[]' OR old.tag_edits <> '[]'
BEGIN
	DELETE FROM session_marks WHERE website_id = old.website_id AND made_at = old.made_at AND session_id = old.session_id
		AND (kind, value) IN (SELECT value ->> 0, value ->> 1 FROM json_each(old.marks));
	DELETE FROM session_marks WHERE website_id = old.website_id AND made_at = old.made_at AND session_id = old.session_id
		AND kind = 'tag' AND value IN (SELECT value ->> 0 FROM json_each(old.tag_edits));
END;
--> statement-breakpoint
-- Days of errors follow the marks. One of a website that has as many groups as it may is marked, and not counted.
CREATE TRIGGER error_marked AFTER INSERT ON session_marks
WHEN new.kind = 'error' AND EXISTS (
	SELECT 1 FROM error_groups WHERE website_id = new.website_id AND fingerprint = new.value
)
BEGIN
	INSERT INTO error_days VALUES (new.website_id, new.made_at / 86400000, new.value, 1, new.count)
	ON CONFLICT DO UPDATE SET sessions = sessions + 1, count = count + excluded.count;
END;
--> statement-breakpoint
CREATE TRIGGER error_counted AFTER UPDATE OF count ON session_marks
WHEN new.kind = 'error' AND old.count <> new.count
BEGIN
	UPDATE error_days SET count = count + new.count - old.count
	WHERE website_id = new.website_id AND day = new.made_at / 86400000 AND fingerprint = new.value;
END;
--> statement-breakpoint
CREATE TRIGGER error_unmarked AFTER DELETE ON session_marks
WHEN old.kind = 'error'
BEGIN
	UPDATE error_days SET sessions = sessions - 1, count = max(0, count - old.count)
	WHERE website_id = old.website_id AND day = old.made_at / 86400000 AND fingerprint = old.value;
	DELETE FROM error_days
	WHERE website_id = old.website_id AND day = old.made_at / 86400000 AND fingerprint = old.value AND sessions <= 0;
	UPDATE error_groups SET first_session_id = NULL
	WHERE website_id = old.website_id AND fingerprint = old.value AND first_session_id = old.session_id;
END;
--> statement-breakpoint
-- Without sessions an open group is forgotten, and of one that a member has settled its words are.
CREATE TRIGGER error_forgotten AFTER DELETE ON session_marks
WHEN old.kind = 'error' AND NOT EXISTS (
	SELECT 1 FROM session_marks WHERE website_id = old.website_id AND kind = 'error' AND value = old.value
)
BEGIN
	DELETE FROM error_groups
	WHERE website_id = old.website_id AND fingerprint = old.value AND status IN ('open', 'regressed');
	UPDATE error_groups SET message = '', stack = ''
	WHERE website_id = old.website_id AND fingerprint = old.value AND message <> '';
END;
--> statement-breakpoint
-- Contacts follow the sessions that are over.
CREATE TRIGGER contact_inserted AFTER INSERT ON sessions
WHEN new.status = 'completed' AND new.contact_id IS NOT NULL
BEGIN
	INSERT INTO contacts VALUES (
		new.website_id,
		new.contact_id,
		coalesce(new.told ->> '$.contact.name', ''),
		coalesce(new.told ->> '$.contact.email', ''),
		coalesce(new.told ->> '$.contact.url', ''),
		new.ended_at
	)
	ON CONFLICT DO UPDATE SET
		name = CASE WHEN excluded.name <> '' THEN excluded.name ELSE name END,
		email = CASE WHEN excluded.email <> '' THEN excluded.email ELSE email END,
		url = CASE WHEN excluded.url <> '' THEN excluded.url ELSE url END,
		last_seen = excluded.last_seen
		WHERE excluded.last_seen >= last_seen;
END;
--> statement-breakpoint
CREATE TRIGGER contact_updated AFTER UPDATE OF status, contact_id ON sessions
WHEN new.status = 'completed' AND new.contact_id IS NOT NULL
	AND (old.status <> new.status OR old.contact_id IS NOT new.contact_id)
BEGIN
	INSERT INTO contacts VALUES (
		new.website_id,
		new.contact_id,
		coalesce(new.told ->> '$.contact.name', ''),
		coalesce(new.told ->> '$.contact.email', ''),
		coalesce(new.told ->> '$.contact.url', ''),
		new.ended_at
	)
	ON CONFLICT DO UPDATE SET
		name = CASE WHEN excluded.name <> '' THEN excluded.name ELSE name END,
		email = CASE WHEN excluded.email <> '' THEN excluded.email ELSE email END,
		url = CASE WHEN excluded.url <> '' THEN excluded.url ELSE url END,
		last_seen = excluded.last_seen
		WHERE excluded.last_seen >= last_seen;
END;
--> statement-breakpoint
CREATE TRIGGER contact_left AFTER UPDATE OF contact_id ON sessions
WHEN old.contact_id IS NOT NULL AND old.contact_id IS NOT new.contact_id AND NOT EXISTS (
	SELECT 1 FROM sessions WHERE website_id = old.website_id AND contact_id = old.contact_id
)
BEGIN
	DELETE FROM contacts WHERE website_id = old.website_id AND contact_id = old.contact_id;
END;
--> statement-breakpoint
CREATE TRIGGER forget_contact AFTER DELETE ON sessions
WHEN old.contact_id IS NOT NULL AND NOT EXISTS (
	SELECT 1 FROM sessions WHERE website_id = old.website_id AND contact_id = old.contact_id
)
BEGIN
	DELETE FROM contacts WHERE website_id = old.website_id AND contact_id = old.contact_id;
END;
--> statement-breakpoint
CREATE TRIGGER forget_notes AFTER DELETE ON sessions
WHEN EXISTS (
	SELECT 1 FROM notes WHERE website_id = old.website_id AND made_at = old.made_at AND session_id = old.session_id
)
BEGIN
	DELETE FROM notes WHERE website_id = old.website_id AND made_at = old.made_at AND session_id = old.session_id;
END;
--> statement-breakpoint
-- Both move to another catalog as sessions do.
CREATE TRIGGER note_note_inserted AFTER INSERT ON notes
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'note', new.note_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_note_updated AFTER UPDATE ON notes
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'note', new.note_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_note_deleted AFTER DELETE ON notes
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (old.website_id, 'note', old.note_id) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER refuse_note_inserted BEFORE INSERT ON notes
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_note_updated BEFORE UPDATE ON notes
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_note_deleted BEFORE DELETE ON notes
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'frozen')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER note_error_inserted AFTER INSERT ON error_groups
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'error', new.fingerprint) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_error_updated AFTER UPDATE ON error_groups
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (new.website_id, 'error', new.fingerprint) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER note_error_deleted AFTER DELETE ON error_groups
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'copying')
BEGIN
	INSERT INTO move_changes VALUES (old.website_id, 'error', old.fingerprint) ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER refuse_error_inserted BEFORE INSERT ON error_groups
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_error_updated BEFORE UPDATE ON error_groups
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = new.website_id AND state <> 'copying')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
--> statement-breakpoint
CREATE TRIGGER refuse_error_deleted BEFORE DELETE ON error_groups
WHEN EXISTS (SELECT 1 FROM moves WHERE website_id = old.website_id AND state = 'frozen')
BEGIN
	SELECT RAISE(ABORT, 'the website is moving to another catalog');
END;
