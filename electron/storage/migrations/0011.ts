/** Version 11: what old sheets brought in: each import, its transactions, and which line of which sheet became which record. Frozen. */
export const sql = `
CREATE TABLE tableImport(id TEXT PRIMARY KEY, at TEXT NOT NULL, user TEXT NOT NULL, file TEXT NOT NULL, sheet TEXT NOT NULL, kind TEXT NOT NULL, digest TEXT NOT NULL,
  state TEXT NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL, same INTEGER NOT NULL, refused INTEGER NOT NULL, undoneAt TEXT, undone INTEGER, kept INTEGER) WITHOUT ROWID;
CREATE TABLE tableImportTx(life INTEGER NOT NULL, first INTEGER NOT NULL, import TEXT NOT NULL, PRIMARY KEY(life, first)) WITHOUT ROWID;
CREATE INDEX tableImportTx_import ON tableImportTx(import);
CREATE TABLE tableRow(kind TEXT NOT NULL, line TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY(kind, line)) WITHOUT ROWID;
`;
