--liquibase formatted sql

--changeset probe:notes
CREATE TABLE note (text text NOT NULL);
