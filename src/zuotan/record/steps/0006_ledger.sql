CREATE TABLE items (
    id TEXT NOT NULL,
    visit TEXT,
    n INTEGER,
    kind TEXT,
    text TEXT,
    speaker TEXT,
    side TEXT,
    fields TEXT,
    day TEXT,
    page_id TEXT,
    PRIMARY KEY (id)
){clustered};
CREATE INDEX items_day ON items (day, visit, n);
CREATE INDEX items_kind ON items (kind);
CREATE INDEX items_visit ON items (visit, n);
CREATE TABLE item_tellings (
    fact_id TEXT NOT NULL,
    item TEXT,
    PRIMARY KEY (fact_id)
){clustered};
CREATE INDEX item_tellings_item ON item_tellings (item);
CREATE TABLE parties (
    visit TEXT NOT NULL,
    side TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (visit, side, code)
){clustered};
CREATE INDEX parties_code ON parties (code, side, visit);
CREATE TABLE item_states (
    item TEXT NOT NULL,
    status TEXT,
    unit TEXT,
    due TEXT,
    notes TEXT,
    answered TEXT,
    decision INTEGER,
    at TEXT,
    who TEXT,
    PRIMARY KEY (item)
){clustered};
CREATE INDEX item_states_due ON item_states (due);
CREATE INDEX item_states_unit ON item_states (unit);
DELETE FROM merged_visits;
