--liquibase formatted sql

--changeset kontor:mail
-- The mail box: mails that are kept to be looked at instead of sent. The id comes from that of the
-- follow-up that sent the mail, so the same one can't come twice; sent_at is the tenant's time.
CREATE TABLE mail (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  sender text,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  sent_at timestamptz NOT NULL
);
