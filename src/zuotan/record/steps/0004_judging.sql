CREATE TABLE as_read (
    page_id TEXT NOT NULL,
    rows {blob},
    PRIMARY KEY (page_id)
);
CREATE INDEX decisions_page_id ON decisions (page_id);
CREATE TABLE questions (
    id TEXT NOT NULL,
    kind TEXT,
    weight INTEGER,
    fact_id TEXT,
    page_id TEXT,
    visit TEXT,
    facts TEXT,
    told TEXT,
    answered INTEGER,
    PRIMARY KEY (id)
){clustered};
CREATE INDEX questions_weight ON questions (answered, weight, id);
CREATE INDEX questions_kind ON questions (answered, kind, weight, id);
CREATE INDEX questions_fact_id ON questions (fact_id);
CREATE TABLE accounts (
    name TEXT NOT NULL,
    role TEXT,
    password TEXT,
    since TEXT,
    PRIMARY KEY (name)
){clustered};
CREATE TABLE sessions (
    token TEXT NOT NULL,
    name TEXT,
    until TEXT,
    PRIMARY KEY (token)
){clustered};
CREATE INDEX sessions_name ON sessions (name);
