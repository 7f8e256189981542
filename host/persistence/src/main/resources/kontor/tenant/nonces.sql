--liquibase formatted sql

--changeset kontor:nonce
-- Which signatures of requests from other sites were taken, as long as they would be good again.
-- Times are the host's.
CREATE TABLE nonce (
  signer text NOT NULL,
  nonce text NOT NULL,
  good_until timestamptz NOT NULL,
  PRIMARY KEY (signer, nonce)
);

CREATE INDEX nonce_by_good_until ON nonce (good_until);
