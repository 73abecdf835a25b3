create table products (
  id bigint generated always as identity primary key,
  title text not null,
  price_cents integer not null check (price_cents >= 0),
  discontinued boolean not null default false
);
