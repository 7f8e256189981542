--liquibase formatted sql

--changeset kontor:shipping-003-cargos
-- Each is filled by what happened to cargos, and by nothing else.
CREATE TABLE cargo (
  tracking_id text COLLATE "C" PRIMARY KEY,
  origin text COLLATE "C" NOT NULL,
  destination text COLLATE "C" NOT NULL,
  arrival_deadline timestamptz NOT NULL,
  itinerary text NOT NULL,
  plan_began timestamptz,
  history text NOT NULL,
  customer_email text,
  customer_rebook boolean NOT NULL,
  sought_from text COLLATE "C",
  booked_at timestamptz NOT NULL,
  routing_status text NOT NULL,
  transport_status text NOT NULL,
  misdirected boolean NOT NULL,
  last_known_location text COLLATE "C"
);

CREATE INDEX cargo_newest_first ON cargo (booked_at DESC, tracking_id DESC);
CREATE INDEX cargo_misdirected ON cargo (booked_at DESC, tracking_id DESC) WHERE misdirected;
--rollback DROP TABLE cargo;

--changeset kontor:shipping-003-tracking
CREATE TABLE tracking_entry (
  event uuid PRIMARY KEY,
  tracking_id text COLLATE "C" NOT NULL,
  place integer NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  location text COLLATE "C",
  voyage text COLLATE "C",
  text text
);

CREATE INDEX tracking_entry_of_cargo ON tracking_entry (tracking_id, at, place);
--rollback DROP TABLE tracking_entry;

--changeset kontor:shipping-003-departures
CREATE TABLE departure (
  tracking_id text COLLATE "C" NOT NULL,
  location text COLLATE "C" NOT NULL,
  voyage text COLLATE "C" NOT NULL,
  departs timestamptz NOT NULL,
  destination text COLLATE "C",
  loaded timestamptz,
  PRIMARY KEY (tracking_id, location, voyage, departs)
);

CREATE INDEX departure_of_day ON departure (location, departs, voyage, tracking_id);
--rollback DROP TABLE departure;

--changeset kontor:shipping-003-reserved-places
CREATE TABLE reserved_place (
  voyage text COLLATE "C" NOT NULL,
  rebooking text COLLATE "C" NOT NULL,
  tracking_id text COLLATE "C" NOT NULL,
  PRIMARY KEY (voyage, rebooking)
);

CREATE INDEX reserved_place_of_cargo ON reserved_place (tracking_id, voyage, rebooking);
--rollback DROP TABLE reserved_place;
