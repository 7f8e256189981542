--liquibase formatted sql

--changeset kontor:shipping-001-locations
-- Codes and numbers sort by their bytes, so that lists are in the same order on every server.
CREATE TABLE location (
  un_locode text COLLATE "C" PRIMARY KEY CHECK (un_locode ~ '^[A-Z]{2}[A-Z2-9]{3}$'),
  name text NOT NULL
);

-- Searched by how a word of a name begins.
CREATE INDEX location_words ON location USING gin (to_tsvector('simple', name));
--rollback DROP TABLE location;

--changeset kontor:shipping-001-voyages
CREATE TABLE voyage (
  number text COLLATE "C" PRIMARY KEY
);

CREATE TABLE carrier_movement (
  voyage text COLLATE "C" NOT NULL REFERENCES voyage,
  position integer NOT NULL,
  from_location text COLLATE "C" NOT NULL REFERENCES location,
  to_location text COLLATE "C" NOT NULL REFERENCES location,
  departure timestamptz NOT NULL,
  arrival timestamptz NOT NULL,
  PRIMARY KEY (voyage, position)
);
--rollback DROP TABLE carrier_movement, voyage;
