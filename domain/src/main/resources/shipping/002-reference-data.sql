--liquibase formatted sql

--changeset kontor:shipping-002-locations
INSERT INTO location (un_locode, name) VALUES
  ('CNHKG', 'Hongkong'),
  ('AUMEL', 'Melbourne'),
  ('SESTO', 'Stockholm'),
  ('FIHEL', 'Helsinki'),
  ('USCHI', 'Chicago'),
  ('JNTKO', 'Tokyo'),
  ('DEHAM', 'Hamburg'),
  ('CNSHA', 'Shanghai'),
  ('NLRTM', 'Rotterdam'),
  ('SEGOT', 'Göteborg'),
  ('CNHGH', 'Hangzhou'),
  ('USNYC', 'New York'),
  ('USDAL', 'Dallas');
--rollback DELETE FROM location;

--changeset kontor:shipping-002-voyages
INSERT INTO voyage (number) VALUES
  ('V100'), ('V200'), ('V300'), ('V400'), ('0100S'), ('0200T'), ('0300A'), ('0301S'), ('0400S');

INSERT INTO carrier_movement (voyage, position, from_location, to_location, departure, arrival) VALUES
  ('V100', 0, 'CNHKG', 'JNTKO', '2009-03-03 00:00+00', '2009-03-05 00:00+00'),
  ('V100', 1, 'JNTKO', 'USNYC', '2009-03-06 00:00+00', '2009-03-09 00:00+00'),
  ('V200', 0, 'JNTKO', 'USNYC', '2009-03-06 00:00+00', '2009-03-08 00:00+00'),
  ('V200', 1, 'USNYC', 'USCHI', '2009-03-10 00:00+00', '2009-03-14 00:00+00'),
  ('V200', 2, 'USCHI', 'SESTO', '2009-03-14 00:00+00', '2009-03-16 00:00+00'),
  ('V300', 0, 'JNTKO', 'NLRTM', '2009-03-08 00:00+00', '2009-03-11 00:00+00'),
  ('V300', 1, 'NLRTM', 'DEHAM', '2009-03-11 00:00+00', '2009-03-12 00:00+00'),
  ('V300', 2, 'DEHAM', 'AUMEL', '2009-03-14 00:00+00', '2009-03-18 00:00+00'),
  ('V300', 3, 'AUMEL', 'JNTKO', '2009-03-19 00:00+00', '2009-03-21 00:00+00'),
  ('V400', 0, 'DEHAM', 'SESTO', '2009-03-14 00:00+00', '2009-03-15 00:00+00'),
  ('V400', 1, 'SESTO', 'FIHEL', '2009-03-15 00:00+00', '2009-03-16 00:00+00'),
  ('V400', 2, 'FIHEL', 'DEHAM', '2009-03-20 00:00+00', '2009-03-22 00:00+00'),
  ('0100S', 0, 'CNHKG', 'CNHGH', '2008-10-01 12:00+00', '2008-10-03 14:30+00'),
  ('0100S', 1, 'CNHGH', 'JNTKO', '2008-10-03 21:00+00', '2008-10-06 06:15+00'),
  ('0100S', 2, 'JNTKO', 'AUMEL', '2008-10-06 11:00+00', '2008-10-12 11:30+00'),
  ('0100S', 3, 'AUMEL', 'USNYC', '2008-10-14 12:00+00', '2008-10-23 23:10+00'),
  ('0200T', 0, 'USNYC', 'USCHI', '2008-10-24 07:00+00', '2008-10-24 17:45+00'),
  ('0200T', 1, 'USCHI', 'USDAL', '2008-10-24 21:25+00', '2008-10-25 19:30+00'),
  ('0300A', 0, 'USDAL', 'DEHAM', '2008-10-29 03:30+00', '2008-10-31 14:00+00'),
  ('0300A', 1, 'DEHAM', 'SESTO', '2008-11-01 15:20+00', '2008-11-01 18:40+00'),
  ('0300A', 2, 'SESTO', 'FIHEL', '2008-11-02 09:00+00', '2008-11-02 11:15+00'),
  ('0301S', 0, 'USDAL', 'FIHEL', '2008-10-29 03:30+00', '2008-11-05 15:45+00'),
  ('0400S', 0, 'FIHEL', 'NLRTM', '2008-11-04 05:50+00', '2008-11-06 14:10+00'),
  ('0400S', 1, 'NLRTM', 'CNSHA', '2008-11-10 21:45+00', '2008-11-22 16:40+00'),
  ('0400S', 2, 'CNSHA', 'CNHKG', '2008-11-24 07:00+00', '2008-11-28 13:37+00');
--rollback DELETE FROM carrier_movement; DELETE FROM voyage;
