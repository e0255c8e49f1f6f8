PRAGMA application_id = 1232301889;

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE organization (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	name_folded TEXT NOT NULL, 
	sector_codes JSON NOT NULL, 
	changed_at DATETIME NOT NULL, 
	removed_at DATETIME, 
	wizard_page INTEGER, 
	own_decision TEXT, 
	profile TEXT NOT NULL, archived_at DATETIME, 
	CONSTRAINT pk_organization PRIMARY KEY (id)
);

CREATE TABLE assessment (
	id VARCHAR(36) NOT NULL, 
	organization_id VARCHAR(36) NOT NULL, 
	lens VARCHAR(20) NOT NULL, 
	started DATE NOT NULL, 
	assessor TEXT NOT NULL, 
	catalogue_version TEXT NOT NULL, 
	added_at DATETIME NOT NULL, completed DATE, completed_profile TEXT, completed_decision TEXT, 
	CONSTRAINT pk_assessment PRIMARY KEY (id), 
	CONSTRAINT fk_assessment_organization_id_organization FOREIGN KEY(organization_id) REFERENCES organization (id), 
	CONSTRAINT ck_assessment_lens CHECK (lens IN ('iso9001:2026', 'iso9001:2015', 'iso9001:1994', 'iso9002:1994'))
);

CREATE INDEX ix_assessment_organization_id ON assessment (organization_id);

CREATE TABLE answer (
	assessment_id VARCHAR(36) NOT NULL, 
	requirement_id TEXT NOT NULL, 
	rating VARCHAR(20), 
	reason TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	note TEXT NOT NULL, 
	ofi BOOLEAN NOT NULL, 
	action_what TEXT NOT NULL, 
	action_owner TEXT NOT NULL, 
	action_due DATE, attachments JSON DEFAULT '[]' NOT NULL, interviewee TEXT DEFAULT '' NOT NULL, internal TEXT DEFAULT '' NOT NULL, regrade_reason TEXT DEFAULT '' NOT NULL, action_check TEXT DEFAULT '' NOT NULL, flag BOOLEAN DEFAULT 0 NOT NULL, regrade_grade VARCHAR(20) CONSTRAINT ck_answer_regrade_grade CHECK (regrade_grade IN ('conforming', 'ofi', 'minor', 'major', 'not-applicable', 'not-assessed')), action_status VARCHAR(20) DEFAULT 'open' NOT NULL CONSTRAINT ck_answer_action_status CHECK (action_status IN ('open', 'started', 'done')), action_effective BOOLEAN, action_correction TEXT DEFAULT '' NOT NULL, action_cause TEXT DEFAULT '' NOT NULL, action_done DATE, action_covers JSON DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_answer PRIMARY KEY (assessment_id, requirement_id), 
	CONSTRAINT fk_answer_assessment_id_assessment FOREIGN KEY(assessment_id) REFERENCES assessment (id), 
	CONSTRAINT ck_answer_rating CHECK (rating IN ('0', '1', '2', '3', '4', 'na'))
);

CREATE INDEX ix_organization_listed ON organization (removed_at, archived_at, changed_at, id, name_folded);

CREATE TABLE content (
	sha256 VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_content PRIMARY KEY (sha256)
);

CREATE TABLE attachment (
	id VARCHAR(36) NOT NULL, 
	organization_id VARCHAR(36) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	effective DATE, 
	number TEXT NOT NULL, 
	note TEXT NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_attachment PRIMARY KEY (id), 
	CONSTRAINT fk_attachment_organization_id_organization FOREIGN KEY(organization_id) REFERENCES organization (id), 
	CONSTRAINT fk_attachment_sha256_content FOREIGN KEY(sha256) REFERENCES content (sha256)
);

CREATE INDEX ix_attachment_organization_id ON attachment (organization_id);

CREATE TABLE standing (
	organization_id VARCHAR(36) NOT NULL, 
	assessment_id VARCHAR(36) NOT NULL, 
	catalogue_version TEXT NOT NULL, 
	history_id INTEGER NOT NULL, 
	assessed INTEGER NOT NULL, 
	applicable INTEGER NOT NULL, 
	verdict VARCHAR(20) NOT NULL, 
	open_actions INTEGER NOT NULL, 
	clause_8_3 VARCHAR(20), indicated_causes INTEGER, 
	CONSTRAINT pk_standing PRIMARY KEY (organization_id), 
	CONSTRAINT fk_standing_organization_id_organization FOREIGN KEY(organization_id) REFERENCES organization (id), 
	CONSTRAINT fk_standing_assessment_id_assessment FOREIGN KEY(assessment_id) REFERENCES assessment (id), 
	CONSTRAINT ck_standing_verdict CHECK (verdict IN ('too-early', 'not-ready', 'ready-stage-1', 'ready-stage-2', 'does-not-meet-model', 'meets-model')), 
	CONSTRAINT ck_standing_clause_8_3 CHECK (clause_8_3 IN ('applies', 'partly', 'not-applicable', 'ask'))
);

CREATE TABLE "history" (
	id INTEGER NOT NULL, 
	step INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	of_step INTEGER, 
	at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	subject VARCHAR(20) NOT NULL, 
	organization_id VARCHAR(36) NOT NULL, 
	assessment_id VARCHAR(36), 
	requirement_id TEXT, 
	"key" TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_history PRIMARY KEY (id), 
	CONSTRAINT fk_history_organization_id_organization FOREIGN KEY(organization_id) REFERENCES organization (id), 
	CONSTRAINT fk_history_assessment_id_assessment FOREIGN KEY(assessment_id) REFERENCES assessment (id), 
	CONSTRAINT ck_history_kind CHECK (kind IN ('change', 'undo', 'redo', 'carry')), 
	CONSTRAINT ck_history_subject CHECK (subject IN ('organization', 'profile', 'decision', 'assessment', 'answer', 'attachment'))
);

CREATE INDEX ix_history_organization_id ON history (organization_id);

CREATE INDEX ix_history_assessment_id ON history (assessment_id);

CREATE TRIGGER history_dates_organization AFTER INSERT ON history BEGIN UPDATE organization SET changed_at = NEW.at WHERE id = NEW.organization_id; END;

CREATE TABLE identity (
	id VARCHAR(36) NOT NULL, 
	mark TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	folded BOOLEAN NOT NULL, 
	CONSTRAINT pk_identity PRIMARY KEY (id)
);

CREATE TABLE search_number (
	number INTEGER NOT NULL, 
	organization_id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_search_number PRIMARY KEY (number), 
	CONSTRAINT uq_search_number_organization_id UNIQUE (organization_id), 
	CONSTRAINT fk_search_number_organization_id_organization FOREIGN KEY(organization_id) REFERENCES organization (id)
);

CREATE TABLE search_text (
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_search_text PRIMARY KEY (number)
);

CREATE TABLE search_state (
	id INTEGER NOT NULL, 
	history_id INTEGER NOT NULL, 
	"indexed" BOOLEAN NOT NULL, 
	CONSTRAINT pk_search_state PRIMARY KEY (id)
);

CREATE TABLE issued_document (
	id INTEGER NOT NULL, 
	assessment_id VARCHAR(36) NOT NULL, 
	kind TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	issued DATE NOT NULL, 
	number TEXT NOT NULL, 
	prepared_by TEXT NOT NULL, 
	approved_by TEXT NOT NULL, 
	distribution TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	stamp TEXT NOT NULL, 
	data_day DATE NOT NULL, 
	format VARCHAR(20) NOT NULL, 
	file_name TEXT NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	recorded_by TEXT NOT NULL, 
	CONSTRAINT pk_issued_document PRIMARY KEY (id), 
	CONSTRAINT uq_issued_document_assessment_id_kind_version UNIQUE (assessment_id, kind, version), 
	CONSTRAINT fk_issued_document_assessment_id_assessment FOREIGN KEY(assessment_id) REFERENCES assessment (id) ON DELETE CASCADE
);

CREATE TRIGGER issued_document_refuses_update BEFORE UPDATE ON issued_document BEGIN SELECT RAISE(ABORT, 'issued documents are append-only'); END;

CREATE TRIGGER issued_document_refuses_delete BEFORE DELETE ON issued_document WHEN EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id) BEGIN SELECT RAISE(ABORT, 'issued documents are append-only'); END;

CREATE TABLE deletion (
	id INTEGER NOT NULL, 
	subject VARCHAR(20) NOT NULL, 
	at DATETIME NOT NULL, 
	who TEXT NOT NULL, 
	history_id INTEGER NOT NULL, 
	target VARCHAR(36), 
	CONSTRAINT pk_deletion PRIMARY KEY (id), 
	CONSTRAINT ck_deletion_subject CHECK (subject IN ('organization', 'assessment', 'attachment'))
);

CREATE INDEX ix_deletion_target ON deletion (target);

CREATE TRIGGER deletion_refuses_delete BEFORE DELETE ON deletion WHEN 1 BEGIN SELECT RAISE(ABORT, 'the record of a deletion stays'); END;

CREATE TRIGGER deletion_refuses_insert BEFORE INSERT ON deletion WHEN NEW.target IS NULL BEGIN SELECT RAISE(ABORT, 'a deletion begins with what is deleted'); END;

CREATE TRIGGER deletion_refuses_update BEFORE UPDATE ON deletion WHEN NEW.id IS NOT OLD.id OR NEW.subject IS NOT OLD.subject OR NEW.at IS NOT OLD.at OR NEW.who IS NOT OLD.who OR NEW.history_id IS NOT OLD.history_id OR (NEW.target IS NOT NULL AND NEW.target IS NOT OLD.target) OR (OLD.target IS NOT NULL AND NEW.target IS NULL AND (EXISTS (SELECT 1 FROM organization WHERE id = OLD.target)
    OR EXISTS (SELECT 1 FROM assessment WHERE id = OLD.target)
    OR EXISTS (SELECT 1 FROM attachment WHERE id = OLD.target)
    OR EXISTS (SELECT 1 FROM history WHERE OLD.target IN (organization_id, assessment_id))
    OR EXISTS (SELECT 1 FROM history WHERE OLD.subject = 'attachment' AND (
        (subject = 'attachment' AND substr(key, 1, length(OLD.target)) = OLD.target)
        OR (subject = 'answer' AND key = 'attachments'
            AND instr(coalesce(before, '') || coalesce(after, ''), OLD.target) > 0))))) BEGIN SELECT RAISE(ABORT, 'the record of a deletion stays'); END;

CREATE TRIGGER history_refuses_delete BEFORE DELETE ON history WHEN NOT EXISTS (SELECT 1 FROM deletion AS open WHERE open.target IS NOT NULL AND CASE open.subject
    WHEN 'organization' THEN open.target = OLD.organization_id
    WHEN 'assessment' THEN open.target = OLD.assessment_id
    ELSE (OLD.subject = 'attachment' AND substr(OLD.key, 1, length(open.target)) = open.target)
        OR (OLD.subject = 'answer' AND OLD.key = 'attachments' AND OLD.before IS OLD.after)
    END) BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;

CREATE TRIGGER history_refuses_update BEFORE UPDATE ON history WHEN NOT (NEW.id IS OLD.id AND NEW.step IS OLD.step AND NEW.kind IS OLD.kind AND NEW.of_step IS OLD.of_step AND NEW.at IS OLD.at AND NEW.who IS OLD.who AND NEW.subject IS OLD.subject AND NEW.organization_id IS OLD.organization_id AND NEW.assessment_id IS OLD.assessment_id AND NEW.requirement_id IS OLD.requirement_id AND NEW.key IS OLD.key AND OLD.subject = 'answer' AND OLD.key = 'attachments' AND EXISTS (
    SELECT 1 FROM deletion AS open WHERE open.target IS NOT NULL AND open.subject = 'attachment'
    AND NEW.before IS nullif((SELECT json_group_array(value) FROM json_each(OLD.before) WHERE value <> open.target), '[]') AND NEW.after IS nullif((SELECT json_group_array(value) FROM json_each(OLD.after) WHERE value <> open.target), '[]'))) BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;

CREATE TABLE finding_number (
	assessment_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	place INTEGER NOT NULL, 
	requirement_id TEXT NOT NULL, 
	given_at DATETIME NOT NULL, 
	CONSTRAINT pk_finding_number PRIMARY KEY (assessment_id, kind, place), 
	CONSTRAINT fk_finding_number_assessment_id_assessment FOREIGN KEY(assessment_id) REFERENCES assessment (id), 
	CONSTRAINT ck_finding_number_kind CHECK (kind IN ('NC', 'OFI'))
);

CREATE TRIGGER finding_number_refuses_update BEFORE UPDATE ON finding_number WHEN NEW.assessment_id IS NOT OLD.assessment_id OR NEW.kind IS NOT OLD.kind OR NEW.place IS NOT OLD.place OR NOT ((NEW.given_at, NEW.requirement_id) < (OLD.given_at, OLD.requirement_id) OR (SELECT key FROM history ORDER BY id DESC LIMIT 1) IS 'import-undone') BEGIN SELECT RAISE(ABORT, 'the numbers of findings are append-only'); END;

CREATE TRIGGER finding_number_refuses_delete BEFORE DELETE ON finding_number WHEN NOT (EXISTS (SELECT 1 FROM deletion AS open WHERE open.target IS NOT NULL AND open.target IN (
    OLD.assessment_id, (SELECT organization_id FROM assessment WHERE id = OLD.assessment_id))) OR (SELECT key FROM history ORDER BY id DESC LIMIT 1) IS 'import-undone') BEGIN SELECT RAISE(ABORT, 'the numbers of findings are append-only'); END;

INSERT INTO alembic_version (version_num) VALUES ('0011');
