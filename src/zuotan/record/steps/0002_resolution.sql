CREATE TABLE sketches (
    page_id TEXT NOT NULL,
    sketch {blob},
    PRIMARY KEY (page_id)
){clustered};
CREATE TABLE observations (
    id TEXT NOT NULL,
    page_id TEXT,
    n INTEGER,
    name TEXT,
    office TEXT,
    code TEXT,
    PRIMARY KEY (id)
){clustered};
CREATE INDEX observations_page_id ON observations (page_id);
CREATE INDEX observations_code ON observations (code);
CREATE TABLE clusters (
    kind TEXT NOT NULL,
    member TEXT NOT NULL,
    cluster TEXT,
    PRIMARY KEY (kind, member)
){clustered};
CREATE TABLE merged_visits (
    id TEXT NOT NULL,
    start_date TEXT,
    end_date TEXT,
    earliest TEXT,
    latest TEXT,
    tour TEXT,
    pages INTEGER,
    merged {blob},
    PRIMARY KEY (id)
){clustered};
CREATE INDEX merged_visits_start_date ON merged_visits (start_date);
CREATE INDEX clusters_cluster ON clusters (kind, cluster);
