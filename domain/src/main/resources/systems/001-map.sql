--liquibase formatted sql

--changeset kontor:systems-001-systems
-- Each is filled by what happened to systems, and by nothing else.
CREATE TABLE mapped_system (
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  registered_at timestamptz NOT NULL
);

CREATE INDEX mapped_system_newest_first ON mapped_system (registered_at DESC, id DESC);
--rollback DROP TABLE mapped_system;

--changeset kontor:systems-001-links
CREATE TABLE mapped_link (
  system text COLLATE "C" NOT NULL,
  side text COLLATE "C" NOT NULL,
  address text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (system, side, address)
);
--rollback DROP TABLE mapped_link;

--changeset kontor:systems-001-notices
CREATE TABLE mapped_notice (
  system text COLLATE "C" NOT NULL,
  side text COLLATE "C" NOT NULL,
  number integer NOT NULL,
  sender text COLLATE "C" NOT NULL,
  text text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (system, side, number)
);
--rollback DROP TABLE mapped_notice;
