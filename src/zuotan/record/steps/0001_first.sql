CREATE TABLE schema_version (
    version INTEGER NOT NULL,
    PRIMARY KEY (version)
);
CREATE TABLE pages (
    id TEXT NOT NULL,
    status TEXT,
    reason TEXT,
    source TEXT,
    charset TEXT,
    version TEXT,
    size INTEGER,
    raw {blob},
    PRIMARY KEY (id)
);
CREATE TABLE page_sources (
    page_id TEXT NOT NULL,
    source TEXT NOT NULL,
    origin TEXT,
    PRIMARY KEY (page_id, source)
){clustered};
CREATE TABLE reports (
    page_id TEXT NOT NULL,
    genre TEXT,
    genre_reason TEXT,
    title TEXT,
    kicker TEXT,
    subtitle TEXT,
    original_title TEXT,
    outlet TEXT,
    published TEXT,
    text TEXT,
    PRIMARY KEY (page_id)
);
CREATE TABLE signatures (
    page_id TEXT NOT NULL,
    task TEXT NOT NULL,
    n INTEGER NOT NULL,
    name TEXT,
    PRIMARY KEY (page_id, task, n)
){clustered};
CREATE TABLE edits (
    page_id TEXT NOT NULL,
    edits {blob},
    PRIMARY KEY (page_id)
);
CREATE TABLE edit_kinds (
    page_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    edits INTEGER,
    uncertain INTEGER,
    PRIMARY KEY (page_id, kind)
){clustered};
CREATE TABLE visits (
    id TEXT NOT NULL,
    page_id TEXT,
    n INTEGER,
    kind TEXT,
    start_date TEXT,
    end_date TEXT,
    date_basis TEXT,
    earliest TEXT,
    latest TEXT,
    date_reasons TEXT,
    PRIMARY KEY (id)
){clustered};
CREATE TABLE visit_regions (
    visit_id TEXT NOT NULL,
    side TEXT NOT NULL,
    n INTEGER NOT NULL,
    code TEXT,
    name TEXT,
    zone TEXT,
    town TEXT,
    PRIMARY KEY (visit_id, side, n)
){clustered};
CREATE TABLE people (
    id TEXT NOT NULL,
    visit_id TEXT,
    n INTEGER,
    name TEXT,
    side TEXT,
    roles TEXT,
    PRIMARY KEY (id)
){clustered};
CREATE TABLE offices (
    id TEXT NOT NULL,
    person_id TEXT,
    n INTEGER,
    office TEXT,
    PRIMARY KEY (id)
){clustered};
CREATE TABLE stops (
    id TEXT NOT NULL,
    visit_id TEXT,
    n INTEGER,
    name TEXT,
    within TEXT,
    PRIMARY KEY (id)
){clustered};
CREATE TABLE meetings (
    id TEXT NOT NULL,
    visit_id TEXT,
    n INTEGER,
    kind TEXT,
    chair TEXT,
    name TEXT,
    PRIMARY KEY (id)
){clustered};
CREATE TABLE agreements (
    id TEXT NOT NULL,
    visit_id TEXT,
    n INTEGER,
    title TEXT,
    PRIMARY KEY (id)
){clustered};
CREATE TABLE commitments (
    id TEXT NOT NULL,
    visit_id TEXT,
    n INTEGER,
    speaker TEXT,
    text TEXT,
    PRIMARY KEY (id)
){clustered};
CREATE TABLE commitment_fields (
    commitment_id TEXT NOT NULL,
    n INTEGER NOT NULL,
    field TEXT,
    PRIMARY KEY (commitment_id, n)
){clustered};
CREATE TABLE terms (
    id TEXT NOT NULL,
    page_id TEXT,
    kind TEXT,
    n INTEGER,
    name TEXT,
    PRIMARY KEY (id)
){clustered};
CREATE TABLE spans (
    fact_id TEXT NOT NULL,
    n INTEGER NOT NULL,
    text_start INTEGER,
    text_end INTEGER,
    raw_start INTEGER,
    raw_end INTEGER,
    PRIMARY KEY (fact_id, n)
){clustered};
CREATE TABLE decisions (
    n INTEGER NOT NULL,
    at TEXT,
    who TEXT,
    fact_id TEXT,
    page_id TEXT,
    action TEXT,
    field TEXT,
    value TEXT,
    why TEXT,
    undoes INTEGER,
    PRIMARY KEY (n)
);
CREATE INDEX pages_status ON pages (status);
CREATE INDEX reports_published ON reports (published);
CREATE INDEX visits_page_id ON visits (page_id);
CREATE INDEX visits_start_date ON visits (start_date);
CREATE INDEX visit_regions_code ON visit_regions (code);
CREATE INDEX visit_regions_name ON visit_regions (name);
CREATE INDEX people_visit_id ON people (visit_id);
CREATE INDEX people_name ON people (name);
CREATE INDEX offices_person_id ON offices (person_id);
CREATE INDEX offices_office ON offices (office);
CREATE INDEX stops_visit_id ON stops (visit_id);
CREATE INDEX meetings_visit_id ON meetings (visit_id);
CREATE INDEX agreements_visit_id ON agreements (visit_id);
CREATE INDEX commitments_visit_id ON commitments (visit_id);
CREATE INDEX commitment_fields_field ON commitment_fields (field);
CREATE INDEX terms_page_id ON terms (page_id);
CREATE INDEX terms_name ON terms (name);
CREATE INDEX decisions_fact_id ON decisions (fact_id);
