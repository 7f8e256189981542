-- Other sites; the key is the one that an operator has compared.
create table peer (
  name  text primary key,
  url   text not null,
  key   bytea not null,
  since timestamptz not null
);
