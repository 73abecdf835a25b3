create type order_status as enum ('placed', 'shipped', 'cancelled');

alter table orders add column status order_status not null default 'placed';
