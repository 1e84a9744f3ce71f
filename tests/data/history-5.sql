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
ALTER TABLE run ADD COLUMN progress REAL NOT NULL DEFAULT -1;
ALTER TABLE payload ADD COLUMN indexed_at INTEGER;
CREATE TABLE simulation (
  id INTEGER PRIMARY KEY,
  payload INTEGER NOT NULL REFERENCES payload (id) ON DELETE CASCADE,
  account TEXT NOT NULL,
  run_id TEXT NOT NULL,
  simulation_id TEXT NOT NULL,
  status TEXT NOT NULL,
  caller TEXT NOT NULL,
  scenario TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  ids TEXT NOT NULL
);
CREATE INDEX simulation_by_payload ON simulation (payload);
CREATE INDEX simulation_by_id ON simulation (account, simulation_id);
CREATE VIRTUAL TABLE search USING fts5 (
  caller, scenario, endpoint, ids,
  content = 'simulation', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER simulation_inserted AFTER INSERT ON simulation BEGIN
  INSERT INTO search (rowid, caller, scenario, endpoint, ids)
    VALUES (new.id, new.caller, new.scenario, new.endpoint, new.ids);
END;
CREATE TRIGGER simulation_deleted AFTER DELETE ON simulation BEGIN
  INSERT INTO search (search, rowid, caller, scenario, endpoint, ids)
    VALUES ('delete', old.id, old.caller, old.scenario, old.endpoint, old.ids);
END;
INSERT INTO run (account, id, plan_id, status, triggered_by, created_at) VALUES ('account-1', 'run-1', 'plan-1', 'COMPLETED', NULL, 1767607200123456);
INSERT INTO list VALUES ('account-1', 1767607200123456, 'cursor', 1, 1767607300000000);
INSERT INTO plan VALUES ('account-1', 'plan-1', 'Front desk', 1767607300000000);
INSERT INTO payload VALUES (9, 'account-1', 'run', 'run-9', 1767607300000000, x'00', 1767607300000000);
INSERT INTO simulation VALUES (9, 9, 'account-1', 'run-9', 'run-9-simulation', 'COMPLETED', 'Grace', 'Books a table', 'Front desk line', 'run-9-simulation');
CREATE TABLE verdict (
  account TEXT NOT NULL,
  run_id TEXT NOT NULL,
  ended_at INTEGER,
  result TEXT NOT NULL,
  score REAL,
  check_name TEXT,
  pass_rate REAL,
  obstacle_kind TEXT,
  obstacle TEXT,
  verdict TEXT,
  UNIQUE (account, run_id)
);
PRAGMA user_version = 5;
