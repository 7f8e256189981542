--liquibase formatted sql

--changeset kontor:grant_entry
-- Grants in this tenant's books, of both sides; "peer" is the other tenant, "party" who answers for
-- it, "since" the tenant's time.
CREATE TABLE grant_entry (
  id uuid PRIMARY KEY,
  side text NOT NULL,
  kind text NOT NULL,
  asker text NOT NULL,
  asked text NOT NULL,
  peer text NOT NULL,
  party text NOT NULL,
  state text NOT NULL,
  round int NOT NULL,
  since timestamptz NOT NULL
);

CREATE INDEX grant_entry_by_peer ON grant_entry (peer);
CREATE INDEX grant_entry_asked ON grant_entry (party, state, since) WHERE side = 'GIVEN';
