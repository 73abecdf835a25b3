insert into customers (name, email) values ('Ada', 'ada@example.com'), ('Grace', 'grace@example.com');

insert into products (title, price_cents) values ('Teapot', 2900), ('Cup', 700);

insert into orders (customer_id, product_id, quantity)
select customers.id, products.id, 2
from customers, products
where customers.name = 'Ada' and products.title = 'Cup';
