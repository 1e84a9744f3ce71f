CREATE TABLE run (
  account TEXT NOT NULL,
  id TEXT NOT NULL,
  plan_id TEXT NOT NULL,
  status TEXT NOT NULL,
  triggered_by TEXT,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  PRIMARY KEY (account, id)
) WITHOUT ROWID;
CREATE INDEX run_by_time ON run (account, created_at);
CREATE TABLE list (
  account TEXT NOT NULL PRIMARY KEY,
  oldest_at INTEGER,
  next_cursor TEXT,
  has_more INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE plan (
  account TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  PRIMARY KEY (account, id)
) WITHOUT ROWID;
CREATE TABLE payload (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (account, kind, subject)
);
CREATE INDEX payload_by_time ON payload (fetched_at);
INSERT INTO run (account, id, plan_id, status, triggered_by, created_at) VALUES ('account-1', 'run-1', 'plan-1', 'COMPLETED', NULL, 1767607200123456);
INSERT INTO list VALUES ('account-1', 1767607200123456, 'cursor', 1, 1767607300000000);
INSERT INTO plan VALUES ('account-1', 'plan-1', 'Front desk', 1767607300000000);
PRAGMA user_version = 1;
