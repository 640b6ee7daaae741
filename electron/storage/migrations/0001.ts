/** Version 1. Frozen: a change of a definition is a further migration. */
export const sql = `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE life(n INTEGER PRIMARY KEY, site TEXT NOT NULL, inc TEXT NOT NULL, UNIQUE(site, inc));
CREATE TABLE op(life INTEGER NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL, wall TEXT NOT NULL, user TEXT NOT NULL,
  entity TEXT NOT NULL, record TEXT NOT NULL, body TEXT NOT NULL, txFirst INTEGER NOT NULL, txCount INTEGER NOT NULL,
  PRIMARY KEY(life, seq)) WITHOUT ROWID;
CREATE INDEX opRecord ON op(record);
CREATE TABLE link(record TEXT NOT NULL, field TEXT NOT NULL, element TEXT NOT NULL, PRIMARY KEY(record, field, element)) WITHOUT ROWID;
CREATE INDEX linkElement ON link(element);
CREATE TABLE twoSided(record TEXT NOT NULL, entity TEXT NOT NULL, field TEXT NOT NULL, ops TEXT NOT NULL, PRIMARY KEY(record, field)) WITHOUT ROWID;
CREATE TABLE draft(key TEXT PRIMARY KEY, entity TEXT NOT NULL, record TEXT, content TEXT NOT NULL, savedAt TEXT NOT NULL);
CREATE TABLE view(key TEXT PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE exchangeLog(at TEXT NOT NULL, direction TEXT NOT NULL, peer TEXT NOT NULL, number TEXT NOT NULL, digest TEXT NOT NULL,
  operations INTEGER NOT NULL, summary TEXT NOT NULL);
CREATE TABLE peer(site TEXT PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, has TEXT NOT NULL, receivedAt TEXT, sentAt TEXT);
CREATE TABLE covered(life INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
CREATE TABLE "site"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "name" TEXT, "office" TEXT, "level" TEXT, "place" TEXT, "county" TEXT,
  "givesNumbers" INTEGER, "closedOn" TEXT, "revokedOn" TEXT, "note" TEXT
);
CREATE INDEX "site_place" ON "site"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "site_closedOn" ON "site"("closedOn") WHERE "closedOn" IS NOT NULL;
CREATE INDEX "site_revokedOn" ON "site"("revokedOn") WHERE "revokedOn" IS NOT NULL;
CREATE TABLE "choice"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "list" TEXT, "label" TEXT, "rank" REAL, "colour" TEXT, "countsAs" TEXT,
  "retired" INTEGER, "note" TEXT
);
CREATE INDEX "choice_countsAs" ON "choice"("countsAs") WHERE "countsAs" IS NOT NULL;
CREATE TABLE "setting"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "key" TEXT, "value" TEXT
);
CREATE TABLE "holiday"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "on" TEXT, "kind" TEXT, "name" TEXT
);
CREATE INDEX "holiday_on" ON "holiday"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "holiday_kind" ON "holiday"("kind") WHERE "kind" IS NOT NULL;
CREATE TABLE "place"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "name" TEXT, "kind" TEXT, "parent" TEXT, "code" TEXT, "population" REAL,
  "households" REAL, "oldNames" TEXT, "since" TEXT, "until" TEXT, "successor" TEXT, "note" TEXT
);
CREATE INDEX "place_kind" ON "place"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "place_parent" ON "place"("parent") WHERE "parent" IS NOT NULL;
CREATE INDEX "place_since" ON "place"("since") WHERE "since" IS NOT NULL;
CREATE INDEX "place_until" ON "place"("until") WHERE "until" IS NOT NULL;
CREATE INDEX "place_successor" ON "place"("successor") WHERE "successor" IS NOT NULL;
CREATE TABLE "organisation"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "name" TEXT, "short" TEXT, "kind" TEXT, "place" TEXT, "contact" TEXT, "phone" TEXT,
  "leader" TEXT, "address" TEXT, "oldNames" TEXT, "since" TEXT, "until" TEXT, "successor" TEXT, "note" TEXT
);
CREATE INDEX "organisation_kind" ON "organisation"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "organisation_place" ON "organisation"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "organisation_since" ON "organisation"("since") WHERE "since" IS NOT NULL;
CREATE INDEX "organisation_until" ON "organisation"("until") WHERE "until" IS NOT NULL;
CREATE INDEX "organisation_successor" ON "organisation"("successor") WHERE "successor" IS NOT NULL;
CREATE TABLE "member"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "name" TEXT, "number" TEXT, "gender" TEXT, "bornOn" TEXT, "nation" TEXT,
  "politics" TEXT, "education" TEXT, "nativePlace" TEXT, "phone" TEXT, "employer" TEXT, "duty" TEXT, "title" TEXT,
  "address" TEXT, "term" TEXT, "sector" TEXT, "committee" TEXT, "group" TEXT, "partyGroup" TEXT, "standing" INTEGER,
  "conferenceDuty" TEXT, "expert" INTEGER, "informant" INTEGER, "township" TEXT, "village" TEXT, "state" TEXT,
  "joinedOn" TEXT, "leftOn" TEXT, "stateReason" TEXT, "note" TEXT
);
CREATE INDEX "member_bornOn" ON "member"("bornOn") WHERE "bornOn" IS NOT NULL;
CREATE INDEX "member_township" ON "member"("township") WHERE "township" IS NOT NULL;
CREATE INDEX "member_village" ON "member"("village") WHERE "village" IS NOT NULL;
CREATE INDEX "member_joinedOn" ON "member"("joinedOn") WHERE "joinedOn" IS NOT NULL;
CREATE INDEX "member_leftOn" ON "member"("leftOn") WHERE "leftOn" IS NOT NULL;
CREATE TABLE "tenure"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "member" TEXT, "kind" TEXT, "title" TEXT, "term" TEXT, "since" TEXT, "until" TEXT,
  "basis" TEXT
);
CREATE INDEX "tenure_member" ON "tenure"("member") WHERE "member" IS NOT NULL;
CREATE INDEX "tenure_kind" ON "tenure"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "tenure_since" ON "tenure"("since") WHERE "since" IS NOT NULL;
CREATE INDEX "tenure_until" ON "tenure"("until") WHERE "until" IS NOT NULL;
CREATE TABLE "council"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "name" TEXT, "kind" TEXT, "level" TEXT, "place" TEXT, "address" TEXT,
  "platedOn" TEXT, "convener" TEXT, "convenerDuty" TEXT, "phone" TEXT, "leadMember" TEXT, "brand" TEXT, "state" TEXT,
  "until" TEXT, "note" TEXT
);
CREATE INDEX "council_kind" ON "council"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "council_place" ON "council"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "council_platedOn" ON "council"("platedOn") WHERE "platedOn" IS NOT NULL;
CREATE INDEX "council_leadMember" ON "council"("leadMember") WHERE "leadMember" IS NOT NULL;
CREATE INDEX "council_until" ON "council"("until") WHERE "until" IS NOT NULL;
CREATE TABLE "studio"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "name" TEXT, "kind" TEXT, "level" TEXT, "place" TEXT, "address" TEXT,
  "platedOn" TEXT, "sector" TEXT, "host" TEXT, "keeper" TEXT, "phone" TEXT, "openHours" TEXT, "receptionRule" TEXT,
  "stars" REAL, "state" TEXT, "until" TEXT, "note" TEXT
);
CREATE INDEX "studio_kind" ON "studio"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "studio_place" ON "studio"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "studio_platedOn" ON "studio"("platedOn") WHERE "platedOn" IS NOT NULL;
CREATE INDEX "studio_host" ON "studio"("host") WHERE "host" IS NOT NULL;
CREATE INDEX "studio_until" ON "studio"("until") WHERE "until" IS NOT NULL;
CREATE TABLE "seat"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "council" TEXT, "studio" TEXT, "member" TEXT, "name" TEXT, "capacity" TEXT,
  "duty" TEXT, "phone" TEXT, "since" TEXT, "until" TEXT
);
CREATE INDEX "seat_council" ON "seat"("council") WHERE "council" IS NOT NULL;
CREATE INDEX "seat_studio" ON "seat"("studio") WHERE "studio" IS NOT NULL;
CREATE INDEX "seat_member" ON "seat"("member") WHERE "member" IS NOT NULL;
CREATE INDEX "seat_since" ON "seat"("since") WHERE "since" IS NOT NULL;
CREATE INDEX "seat_until" ON "seat"("until") WHERE "until" IS NOT NULL;
CREATE TABLE "log"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "studio" TEXT, "heldOn" TEXT, "startAt" TEXT, "endAt" TEXT, "kind" TEXT,
  "title" TEXT, "location" TEXT, "place" TEXT, "others" TEXT, "people" REAL, "matters" REAL, "content" TEXT,
  "answered" TEXT, "helped" REAL, "money" REAL, "done" REAL, "campaign" TEXT, "recorder" TEXT, "checkedBy" TEXT,
  "privacy" TEXT, "review" TEXT
);
CREATE INDEX "log_studio" ON "log"("studio") WHERE "studio" IS NOT NULL;
CREATE INDEX "log_heldOn" ON "log"("heldOn") WHERE "heldOn" IS NOT NULL;
CREATE INDEX "log_kind" ON "log"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "log_place" ON "log"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "log_review" ON "log"("review") WHERE "review" IS NOT NULL;
CREATE TABLE "drive"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "name" TEXT, "since" TEXT, "until" TEXT, "place" TEXT, "target" REAL,
  "content" TEXT
);
CREATE INDEX "drive_since" ON "drive"("since") WHERE "since" IS NOT NULL;
CREATE INDEX "drive_until" ON "drive"("until") WHERE "until" IS NOT NULL;
CREATE INDEX "drive_place" ON "drive"("place") WHERE "place" IS NOT NULL;
CREATE TABLE "topic"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "number" TEXT, "title" TEXT, "collectedOn" TEXT, "channel" TEXT, "place" TEXT,
  "field" TEXT, "theme" TEXT, "content" TEXT, "urgency" TEXT, "proposer" TEXT, "proposerUnit" TEXT, "phone" TEXT,
  "member" TEXT, "studio" TEXT, "log" TEXT, "opinion" TEXT, "drive" TEXT, "form" TEXT, "holder" TEXT, "privacy" TEXT,
  "note" TEXT, "state" TEXT, "decidedOn" TEXT, "approvedOn" TEXT, "mergedInto" TEXT, "replied" INTEGER, "review" TEXT
);
CREATE INDEX "topic_collectedOn" ON "topic"("collectedOn") WHERE "collectedOn" IS NOT NULL;
CREATE INDEX "topic_place" ON "topic"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "topic_member" ON "topic"("member") WHERE "member" IS NOT NULL;
CREATE INDEX "topic_studio" ON "topic"("studio") WHERE "studio" IS NOT NULL;
CREATE INDEX "topic_log" ON "topic"("log") WHERE "log" IS NOT NULL;
CREATE INDEX "topic_opinion" ON "topic"("opinion") WHERE "opinion" IS NOT NULL;
CREATE INDEX "topic_drive" ON "topic"("drive") WHERE "drive" IS NOT NULL;
CREATE INDEX "topic_state" ON "topic"("state") WHERE "state" IS NOT NULL;
CREATE INDEX "topic_decidedOn" ON "topic"("decidedOn") WHERE "decidedOn" IS NOT NULL;
CREATE INDEX "topic_approvedOn" ON "topic"("approvedOn") WHERE "approvedOn" IS NOT NULL;
CREATE INDEX "topic_mergedInto" ON "topic"("mergedInto") WHERE "mergedInto" IS NOT NULL;
CREATE INDEX "topic_review" ON "topic"("review") WHERE "review" IS NOT NULL;
CREATE TABLE "topicStep"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "topic" TEXT, "step" TEXT, "on" TEXT, "by" TEXT, "round" TEXT, "score" REAL,
  "reason" TEXT, "into" TEXT, "body" TEXT, "number" TEXT, "plan" TEXT, "corrects" TEXT
);
CREATE INDEX "topicStep_topic" ON "topicStep"("topic") WHERE "topic" IS NOT NULL;
CREATE INDEX "topicStep_on" ON "topicStep"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "topicStep_into" ON "topicStep"("into") WHERE "into" IS NOT NULL;
CREATE INDEX "topicStep_plan" ON "topicStep"("plan") WHERE "plan" IS NOT NULL;
CREATE INDEX "topicStep_corrects" ON "topicStep"("corrects") WHERE "corrects" IS NOT NULL;
CREATE TABLE "meeting"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "number" TEXT, "title" TEXT, "heldOn" TEXT, "startAt" TEXT, "endAt" TEXT,
  "location" TEXT, "place" TEXT, "form" TEXT, "level" TEXT, "mode" TEXT, "category" TEXT, "brand" TEXT, "council" TEXT,
  "studio" TEXT, "organiser" TEXT, "chair" TEXT, "recorder" TEXT, "convener" TEXT, "reporter" TEXT, "invited" TEXT,
  "noticeOn" TEXT, "noticeBy" TEXT, "materialsOn" TEXT, "surveys" REAL, "survey" TEXT, "contact" TEXT, "phone" TEXT,
  "requirements" TEXT, "light" INTEGER, "headcount" TEXT, "digest" TEXT, "votesFor" REAL, "votesAgainst" REAL,
  "votesAbstain" REAL, "publicOn" TEXT, "publicAt" TEXT, "previous" TEXT, "plan" TEXT, "keyItem" INTEGER, "privacy" TEXT,
  "cancelledOn" TEXT, "cancelReason" TEXT, "note" TEXT, "due" REAL, "present" REAL, "excused" REAL, "absent" REAL,
  "observers" REAL, "stage" TEXT, "minutesNumber" TEXT, "review" TEXT
);
CREATE INDEX "meeting_heldOn" ON "meeting"("heldOn") WHERE "heldOn" IS NOT NULL;
CREATE INDEX "meeting_place" ON "meeting"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "meeting_council" ON "meeting"("council") WHERE "council" IS NOT NULL;
CREATE INDEX "meeting_studio" ON "meeting"("studio") WHERE "studio" IS NOT NULL;
CREATE INDEX "meeting_noticeOn" ON "meeting"("noticeOn") WHERE "noticeOn" IS NOT NULL;
CREATE INDEX "meeting_materialsOn" ON "meeting"("materialsOn") WHERE "materialsOn" IS NOT NULL;
CREATE INDEX "meeting_publicOn" ON "meeting"("publicOn") WHERE "publicOn" IS NOT NULL;
CREATE INDEX "meeting_previous" ON "meeting"("previous") WHERE "previous" IS NOT NULL;
CREATE INDEX "meeting_plan" ON "meeting"("plan") WHERE "plan" IS NOT NULL;
CREATE INDEX "meeting_cancelledOn" ON "meeting"("cancelledOn") WHERE "cancelledOn" IS NOT NULL;
CREATE INDEX "meeting_stage" ON "meeting"("stage") WHERE "stage" IS NOT NULL;
CREATE INDEX "meeting_review" ON "meeting"("review") WHERE "review" IS NOT NULL;
CREATE TABLE "agenda"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "meeting" TEXT, "order" TEXT, "title" TEXT, "topic" TEXT, "speaker" TEXT,
  "minutes" REAL, "note" TEXT
);
CREATE INDEX "agenda_meeting" ON "agenda"("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "agenda_topic" ON "agenda"("topic") WHERE "topic" IS NOT NULL;
CREATE TABLE "attendance"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "meeting" TEXT, "order" TEXT, "member" TEXT, "name" TEXT, "duty" TEXT,
  "capacity" TEXT, "party" TEXT, "role" TEXT, "phone" TEXT, "state" TEXT, "arrivedAt" TEXT, "spoke" TEXT, "excuse" TEXT,
  "excuseBy" TEXT, "privacy" TEXT, "note" TEXT
);
CREATE INDEX "attendance_meeting" ON "attendance"("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "attendance_member" ON "attendance"("member") WHERE "member" IS NOT NULL;
CREATE TABLE "speech"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "meeting" TEXT, "order" TEXT, "attendance" TEXT, "speaker" TEXT, "duty" TEXT,
  "party" TEXT, "topic" TEXT, "gist" TEXT, "advice" TEXT
);
CREATE INDEX "speech_meeting" ON "speech"("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "speech_attendance" ON "speech"("attendance") WHERE "attendance" IS NOT NULL;
CREATE INDEX "speech_topic" ON "speech"("topic") WHERE "topic" IS NOT NULL;
CREATE TABLE "consensus"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "meeting" TEXT, "order" TEXT, "kind" TEXT, "text" TEXT, "topic" TEXT, "by" TEXT,
  "handling" TEXT
);
CREATE INDEX "consensus_meeting" ON "consensus"("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "consensus_kind" ON "consensus"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "consensus_topic" ON "consensus"("topic") WHERE "topic" IS NOT NULL;
CREATE TABLE "decision"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "meeting" TEXT, "order" TEXT, "text" TEXT, "kind" TEXT, "organisation" TEXT,
  "person" TEXT, "deadlineOn" TEXT, "deadlineDays" REAL, "deadlineKind" TEXT, "topic" TEXT, "problem" TEXT, "note" TEXT
);
CREATE INDEX "decision_meeting" ON "decision"("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "decision_kind" ON "decision"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "decision_organisation" ON "decision"("organisation") WHERE "organisation" IS NOT NULL;
CREATE INDEX "decision_deadlineOn" ON "decision"("deadlineOn") WHERE "deadlineOn" IS NOT NULL;
CREATE INDEX "decision_topic" ON "decision"("topic") WHERE "topic" IS NOT NULL;
CREATE INDEX "decision_problem" ON "decision"("problem") WHERE "problem" IS NOT NULL;
CREATE TABLE "meetingStep"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "meeting" TEXT, "step" TEXT, "on" TEXT, "by" TEXT, "note" TEXT
);
CREATE INDEX "meetingStep_meeting" ON "meetingStep"("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "meetingStep_on" ON "meetingStep"("on") WHERE "on" IS NOT NULL;
CREATE TABLE "minutes"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "meeting" TEXT, "mark" TEXT, "title" TEXT, "series" TEXT, "body" TEXT,
  "recipients" TEXT, "copies" REAL, "issuer" TEXT, "issuedOn" TEXT, "versions" REAL, "number" TEXT, "signedOn" TEXT
);
CREATE INDEX "minutes_meeting" ON "minutes"("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "minutes_series" ON "minutes"("series") WHERE "series" IS NOT NULL;
CREATE INDEX "minutes_issuedOn" ON "minutes"("issuedOn") WHERE "issuedOn" IS NOT NULL;
CREATE INDEX "minutes_signedOn" ON "minutes"("signedOn") WHERE "signedOn" IS NOT NULL;
CREATE TABLE "minutesVersion"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "minutes" TEXT, "version" REAL, "issue" TEXT, "number" TEXT, "signer" TEXT,
  "signedOn" TEXT, "content" TEXT, "digest" TEXT, "corrects" TEXT, "voidedOn" TEXT, "voidReason" TEXT
);
CREATE INDEX "minutesVersion_minutes" ON "minutesVersion"("minutes") WHERE "minutes" IS NOT NULL;
CREATE INDEX "minutesVersion_issue" ON "minutesVersion"("issue") WHERE "issue" IS NOT NULL;
CREATE INDEX "minutesVersion_signedOn" ON "minutesVersion"("signedOn") WHERE "signedOn" IS NOT NULL;
CREATE INDEX "minutesVersion_corrects" ON "minutesVersion"("corrects") WHERE "corrects" IS NOT NULL;
CREATE INDEX "minutesVersion_voidedOn" ON "minutesVersion"("voidedOn") WHERE "voidedOn" IS NOT NULL;
CREATE TABLE "series"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "name" TEXT, "body" TEXT, "kind" TEXT, "year" REAL, "place" TEXT, "pattern" TEXT,
  "start" REAL, "giver" TEXT
);
CREATE INDEX "series_kind" ON "series"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "series_place" ON "series"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "series_giver" ON "series"("giver") WHERE "giver" IS NOT NULL;
CREATE TABLE "issue"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "series" TEXT, "number" REAL, "text" TEXT, "subject" TEXT, "title" TEXT, "on" TEXT,
  "voidedOn" TEXT, "voidReason" TEXT
);
CREATE INDEX "issue_series" ON "issue"("series") WHERE "series" IS NOT NULL;
CREATE INDEX "issue_subject" ON "issue"("subject") WHERE "subject" IS NOT NULL;
CREATE INDEX "issue_on" ON "issue"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "issue_voidedOn" ON "issue"("voidedOn") WHERE "voidedOn" IS NOT NULL;
CREATE TABLE "problem"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "number" TEXT, "title" TEXT, "kind" TEXT, "registeredOn" TEXT, "place" TEXT,
  "field" TEXT, "theme" TEXT, "content" TEXT, "urgency" TEXT, "origin" TEXT, "raisedBy" TEXT, "phone" TEXT, "address" TEXT,
  "privacy" TEXT, "meeting" TEXT, "decision" TEXT, "log" TEXT, "topic" TEXT, "opinion" TEXT, "proposal" TEXT, "member" TEXT,
  "studio" TEXT, "dispatcher" TEXT, "holder" TEXT, "keyItem" INTEGER, "keyTask" TEXT, "cost" REAL, "committee" TEXT,
  "households" REAL, "beneficiaries" REAL, "archived" INTEGER, "note" TEXT, "state" TEXT, "open" INTEGER,
  "organisation" TEXT, "person" TEXT, "deadlineOn" TEXT, "firstDeadlineOn" TEXT, "extended" REAL, "reopened" REAL,
  "resultClass" TEXT, "satisfaction" TEXT, "reviewOn" TEXT, "finishedOn" TEXT, "closedOn" TEXT, "lastStepOn" TEXT,
  "leader" TEXT, "review" TEXT
);
CREATE INDEX "problem_kind" ON "problem"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "problem_registeredOn" ON "problem"("registeredOn") WHERE "registeredOn" IS NOT NULL;
CREATE INDEX "problem_place" ON "problem"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "problem_meeting" ON "problem"("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "problem_decision" ON "problem"("decision") WHERE "decision" IS NOT NULL;
CREATE INDEX "problem_log" ON "problem"("log") WHERE "log" IS NOT NULL;
CREATE INDEX "problem_topic" ON "problem"("topic") WHERE "topic" IS NOT NULL;
CREATE INDEX "problem_opinion" ON "problem"("opinion") WHERE "opinion" IS NOT NULL;
CREATE INDEX "problem_proposal" ON "problem"("proposal") WHERE "proposal" IS NOT NULL;
CREATE INDEX "problem_member" ON "problem"("member") WHERE "member" IS NOT NULL;
CREATE INDEX "problem_studio" ON "problem"("studio") WHERE "studio" IS NOT NULL;
CREATE INDEX "problem_state" ON "problem"("state") WHERE "state" IS NOT NULL;
CREATE INDEX "problem_organisation" ON "problem"("organisation") WHERE "organisation" IS NOT NULL;
CREATE INDEX "problem_deadlineOn" ON "problem"("deadlineOn") WHERE "deadlineOn" IS NOT NULL;
CREATE INDEX "problem_firstDeadlineOn" ON "problem"("firstDeadlineOn") WHERE "firstDeadlineOn" IS NOT NULL;
CREATE INDEX "problem_resultClass" ON "problem"("resultClass") WHERE "resultClass" IS NOT NULL;
CREATE INDEX "problem_satisfaction" ON "problem"("satisfaction") WHERE "satisfaction" IS NOT NULL;
CREATE INDEX "problem_reviewOn" ON "problem"("reviewOn") WHERE "reviewOn" IS NOT NULL;
CREATE INDEX "problem_finishedOn" ON "problem"("finishedOn") WHERE "finishedOn" IS NOT NULL;
CREATE INDEX "problem_closedOn" ON "problem"("closedOn") WHERE "closedOn" IS NOT NULL;
CREATE INDEX "problem_lastStepOn" ON "problem"("lastStepOn") WHERE "lastStepOn" IS NOT NULL;
CREATE INDEX "problem_review" ON "problem"("review") WHERE "review" IS NOT NULL;
CREATE TABLE "progress"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "problem" TEXT, "step" TEXT, "on" TEXT, "by" TEXT, "text" TEXT, "organisation" TEXT,
  "person" TEXT, "deadlineOn" TEXT, "deadlineDays" REAL, "deadlineKind" TEXT, "reviewOn" TEXT, "allowedBy" TEXT,
  "resultClass" TEXT, "satisfaction" TEXT, "respondent" TEXT, "callbackWay" TEXT, "noCallback" TEXT, "noOutcome" TEXT,
  "leader" TEXT, "level" TEXT, "letter" TEXT, "corrects" TEXT
);
CREATE INDEX "progress_problem" ON "progress"("problem") WHERE "problem" IS NOT NULL;
CREATE INDEX "progress_on" ON "progress"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "progress_organisation" ON "progress"("organisation") WHERE "organisation" IS NOT NULL;
CREATE INDEX "progress_deadlineOn" ON "progress"("deadlineOn") WHERE "deadlineOn" IS NOT NULL;
CREATE INDEX "progress_reviewOn" ON "progress"("reviewOn") WHERE "reviewOn" IS NOT NULL;
CREATE INDEX "progress_corrects" ON "progress"("corrects") WHERE "corrects" IS NOT NULL;
CREATE TABLE "outcome"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "problem" TEXT, "log" TEXT, "meeting" TEXT, "kind" TEXT, "quantity" REAL,
  "unit" TEXT, "on" TEXT, "overlaps" TEXT, "note" TEXT
);
CREATE INDEX "outcome_problem" ON "outcome"("problem") WHERE "problem" IS NOT NULL;
CREATE INDEX "outcome_log" ON "outcome"("log") WHERE "log" IS NOT NULL;
CREATE INDEX "outcome_meeting" ON "outcome"("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "outcome_kind" ON "outcome"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "outcome_on" ON "outcome"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "outcome_overlaps" ON "outcome"("overlaps") WHERE "overlaps" IS NOT NULL;
CREATE TABLE "supervision"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "problem" TEXT, "proposal" TEXT, "leader" TEXT, "duty" TEXT, "way" TEXT,
  "since" TEXT, "requirement" TEXT, "lastOn" TEXT, "nextOn" TEXT, "until" TEXT
);
CREATE INDEX "supervision_problem" ON "supervision"("problem") WHERE "problem" IS NOT NULL;
CREATE INDEX "supervision_proposal" ON "supervision"("proposal") WHERE "proposal" IS NOT NULL;
CREATE INDEX "supervision_since" ON "supervision"("since") WHERE "since" IS NOT NULL;
CREATE INDEX "supervision_lastOn" ON "supervision"("lastOn") WHERE "lastOn" IS NOT NULL;
CREATE INDEX "supervision_nextOn" ON "supervision"("nextOn") WHERE "nextOn" IS NOT NULL;
CREATE INDEX "supervision_until" ON "supervision"("until") WHERE "until" IS NOT NULL;
CREATE TABLE "opinion"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "number" TEXT, "title" TEXT, "reportedOn" TEXT, "place" TEXT, "theme" TEXT,
  "member" TEXT, "author" TEXT, "authorKind" TEXT, "authorUnit" TEXT, "phone" TEXT, "text" TEXT, "advice" TEXT,
  "compiled" TEXT, "recipients" TEXT, "urgent" INTEGER, "excellent" INTEGER, "studio" TEXT, "log" TEXT, "privacy" TEXT,
  "note" TEXT, "state" TEXT, "adopted" TEXT, "issue" TEXT, "review" TEXT
);
CREATE INDEX "opinion_reportedOn" ON "opinion"("reportedOn") WHERE "reportedOn" IS NOT NULL;
CREATE INDEX "opinion_place" ON "opinion"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "opinion_member" ON "opinion"("member") WHERE "member" IS NOT NULL;
CREATE INDEX "opinion_studio" ON "opinion"("studio") WHERE "studio" IS NOT NULL;
CREATE INDEX "opinion_log" ON "opinion"("log") WHERE "log" IS NOT NULL;
CREATE INDEX "opinion_state" ON "opinion"("state") WHERE "state" IS NOT NULL;
CREATE INDEX "opinion_adopted" ON "opinion"("adopted") WHERE "adopted" IS NOT NULL;
CREATE INDEX "opinion_review" ON "opinion"("review") WHERE "review" IS NOT NULL;
CREATE TABLE "opinionStep"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "opinion" TEXT, "step" TEXT, "on" TEXT, "by" TEXT, "level" TEXT, "carrier" TEXT,
  "issue" TEXT, "leader" TEXT, "organisation" TEXT, "text" TEXT, "corrects" TEXT
);
CREATE INDEX "opinionStep_opinion" ON "opinionStep"("opinion") WHERE "opinion" IS NOT NULL;
CREATE INDEX "opinionStep_on" ON "opinionStep"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "opinionStep_organisation" ON "opinionStep"("organisation") WHERE "organisation" IS NOT NULL;
CREATE INDEX "opinionStep_corrects" ON "opinionStep"("corrects") WHERE "corrects" IS NOT NULL;
CREATE TABLE "proposal"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "number" TEXT, "title" TEXT, "session" TEXT, "submittedOn" TEXT, "inSession" TEXT,
  "category" TEXT, "place" TEXT, "reason" TEXT, "request" TEXT, "proposerKind" TEXT, "member" TEXT, "body" TEXT,
  "openToPublic" INTEGER, "privacy" TEXT, "wantsSurvey" INTEGER, "wishedHost" TEXT, "key" INTEGER, "keyLeader" TEXT,
  "excellent" INTEGER, "fromTopic" TEXT, "fromOpinion" TEXT, "fromLog" TEXT, "note" TEXT, "state" TEXT, "firstProposer" TEXT,
  "organisation" TEXT, "deadlineOn" TEXT, "replyClass" TEXT, "repliedOn" TEXT, "attitude" TEXT, "satisfaction" TEXT,
  "mergedInto" TEXT, "review" TEXT
);
CREATE INDEX "proposal_submittedOn" ON "proposal"("submittedOn") WHERE "submittedOn" IS NOT NULL;
CREATE INDEX "proposal_place" ON "proposal"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "proposal_member" ON "proposal"("member") WHERE "member" IS NOT NULL;
CREATE INDEX "proposal_wishedHost" ON "proposal"("wishedHost") WHERE "wishedHost" IS NOT NULL;
CREATE INDEX "proposal_fromTopic" ON "proposal"("fromTopic") WHERE "fromTopic" IS NOT NULL;
CREATE INDEX "proposal_fromOpinion" ON "proposal"("fromOpinion") WHERE "fromOpinion" IS NOT NULL;
CREATE INDEX "proposal_fromLog" ON "proposal"("fromLog") WHERE "fromLog" IS NOT NULL;
CREATE INDEX "proposal_state" ON "proposal"("state") WHERE "state" IS NOT NULL;
CREATE INDEX "proposal_organisation" ON "proposal"("organisation") WHERE "organisation" IS NOT NULL;
CREATE INDEX "proposal_deadlineOn" ON "proposal"("deadlineOn") WHERE "deadlineOn" IS NOT NULL;
CREATE INDEX "proposal_replyClass" ON "proposal"("replyClass") WHERE "replyClass" IS NOT NULL;
CREATE INDEX "proposal_repliedOn" ON "proposal"("repliedOn") WHERE "repliedOn" IS NOT NULL;
CREATE INDEX "proposal_attitude" ON "proposal"("attitude") WHERE "attitude" IS NOT NULL;
CREATE INDEX "proposal_satisfaction" ON "proposal"("satisfaction") WHERE "satisfaction" IS NOT NULL;
CREATE INDEX "proposal_mergedInto" ON "proposal"("mergedInto") WHERE "mergedInto" IS NOT NULL;
CREATE INDEX "proposal_review" ON "proposal"("review") WHERE "review" IS NOT NULL;
CREATE TABLE "proposalStep"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "proposal" TEXT, "step" TEXT, "on" TEXT, "by" TEXT, "text" TEXT,
  "organisation" TEXT, "deadlineOn" TEXT, "into" TEXT, "contactWay" TEXT, "letter" TEXT, "replyClass" TEXT, "attitude" TEXT,
  "satisfaction" TEXT, "respondent" TEXT, "corrects" TEXT
);
CREATE INDEX "proposalStep_proposal" ON "proposalStep"("proposal") WHERE "proposal" IS NOT NULL;
CREATE INDEX "proposalStep_on" ON "proposalStep"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "proposalStep_organisation" ON "proposalStep"("organisation") WHERE "organisation" IS NOT NULL;
CREATE INDEX "proposalStep_deadlineOn" ON "proposalStep"("deadlineOn") WHERE "deadlineOn" IS NOT NULL;
CREATE INDEX "proposalStep_into" ON "proposalStep"("into") WHERE "into" IS NOT NULL;
CREATE INDEX "proposalStep_corrects" ON "proposalStep"("corrects") WHERE "corrects" IS NOT NULL;
CREATE TABLE "planItem"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "title" TEXT, "kind" TEXT, "year" REAL, "month" REAL, "weekOn" TEXT, "place" TEXT,
  "topic" TEXT, "dueOn" TEXT, "state" TEXT, "leader" TEXT, "office" TEXT, "doer" TEXT, "standIn" TEXT, "partners" TEXT,
  "progress" TEXT, "trouble" TEXT, "next" TEXT, "approvedBy" TEXT, "approvedOn" TEXT, "note" TEXT
);
CREATE INDEX "planItem_kind" ON "planItem"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "planItem_weekOn" ON "planItem"("weekOn") WHERE "weekOn" IS NOT NULL;
CREATE INDEX "planItem_place" ON "planItem"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "planItem_topic" ON "planItem"("topic") WHERE "topic" IS NOT NULL;
CREATE INDEX "planItem_dueOn" ON "planItem"("dueOn") WHERE "dueOn" IS NOT NULL;
CREATE INDEX "planItem_approvedOn" ON "planItem"("approvedOn") WHERE "approvedOn" IS NOT NULL;
CREATE TABLE "training"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "title" TEXT, "kind" TEXT, "heldOn" TEXT, "until" TEXT, "place" TEXT,
  "location" TEXT, "people" REAL, "content" TEXT
);
CREATE INDEX "training_kind" ON "training"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "training_heldOn" ON "training"("heldOn") WHERE "heldOn" IS NOT NULL;
CREATE INDEX "training_until" ON "training"("until") WHERE "until" IS NOT NULL;
CREATE INDEX "training_place" ON "training"("place") WHERE "place" IS NOT NULL;
CREATE TABLE "leave"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "member" TEXT, "meeting" TEXT, "event" TEXT, "kind" TEXT, "reason" TEXT,
  "since" TEXT, "until" TEXT, "askedOn" TEXT, "way" TEXT, "approver" TEXT, "verdict" TEXT, "verdictOn" TEXT
);
CREATE INDEX "leave_member" ON "leave"("member") WHERE "member" IS NOT NULL;
CREATE INDEX "leave_meeting" ON "leave"("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "leave_kind" ON "leave"("kind") WHERE "kind" IS NOT NULL;
CREATE INDEX "leave_since" ON "leave"("since") WHERE "since" IS NOT NULL;
CREATE INDEX "leave_until" ON "leave"("until") WHERE "until" IS NOT NULL;
CREATE INDEX "leave_askedOn" ON "leave"("askedOn") WHERE "askedOn" IS NOT NULL;
CREATE INDEX "leave_verdictOn" ON "leave"("verdictOn") WHERE "verdictOn" IS NOT NULL;
CREATE TABLE "attachment"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "subject" TEXT, "name" TEXT, "digest" TEXT, "size" REAL, "type" TEXT,
  "caption" TEXT, "phase" TEXT, "checkItem" TEXT, "takenOn" TEXT, "text" TEXT, "privacy" TEXT
);
CREATE INDEX "attachment_subject" ON "attachment"("subject") WHERE "subject" IS NOT NULL;
CREATE INDEX "attachment_takenOn" ON "attachment"("takenOn") WHERE "takenOn" IS NOT NULL;
CREATE TABLE "review"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "subject" TEXT, "verdict" TEXT, "on" TEXT, "by" TEXT, "field" TEXT, "reason" TEXT,
  "dueOn" TEXT
);
CREATE INDEX "review_subject" ON "review"("subject") WHERE "subject" IS NOT NULL;
CREATE INDEX "review_on" ON "review"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "review_dueOn" ON "review"("dueOn") WHERE "dueOn" IS NOT NULL;
CREATE TABLE "jotting"(
  "id" TEXT PRIMARY KEY, "createdAt" TEXT, "changedAt" TEXT, "changedBy" TEXT, "site" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0, "text" TEXT, "place" TEXT, "who" TEXT, "on" TEXT, "answer" TEXT, "became" TEXT
);
CREATE INDEX "jotting_place" ON "jotting"("place") WHERE "place" IS NOT NULL;
CREATE INDEX "jotting_on" ON "jotting"("on") WHERE "on" IS NOT NULL;
CREATE INDEX "jotting_became" ON "jotting"("became") WHERE "became" IS NOT NULL;
`;
