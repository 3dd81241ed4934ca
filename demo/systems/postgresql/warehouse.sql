-- A second database of the same server, so that there is something to choose from. The roles were made with the first.
create table stock_moves (
  id bigint primary key,
  part text not null,
  quantity integer not null,
  moved_at timestamptz not null
);
insert into stock_moves
select n, 'SP-' || lpad((1 + n % 60)::text, 4, '0'), n % 9 - 4, timestamptz '2026-10-01 07:00+00' + n * interval '3 hours'
from generate_series(1, 300) as n;
grant select on stock_moves to reader;
analyze;
