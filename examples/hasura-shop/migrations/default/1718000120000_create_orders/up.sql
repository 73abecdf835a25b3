create table orders (
  id bigint generated always as identity primary key,
  customer_id bigint not null references customers (id),
  product_id bigint not null references products (id),
  quantity integer not null default 1 check (quantity > 0),
  ordered_at timestamptz not null default now()
);

create index orders_customer_id_idx on orders (customer_id);
create index orders_product_id_idx on orders (product_id);
