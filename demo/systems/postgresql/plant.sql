-- The maintenance records of a small plant. `reader` may read, `clerk` may sign in and read nothing; `keeper`
-- looks after the equipment and may change its table.
create role reader login password 'reader-2026';
create role clerk login password 'clerk-2026';
create role keeper login password 'keeper-2026';
create role archive nologin;

create table equipment (
  id integer primary key,
  tag text not null unique,
  name text not null,
  area text not null,
  installed_on date not null,
  criticality char(1) not null
);
create table work_orders (
  id bigint primary key,
  equipment_id integer not null references equipment,
  title text not null,
  status text not null,
  priority smallint not null,
  hours numeric(8, 2),
  details jsonb,
  due_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table spare_parts (
  number text primary key,
  name text not null,
  in_stock integer not null,
  price numeric(12, 4) not null,
  updated_at timestamptz not null
);

insert into equipment
select n, 'P-' || (100 + n), (array['Feed pump', 'Conveyor', 'Compressor', 'Mixer', 'Cooling tower'])[1 + n % 5] || ' ' || n,
  (array['Intake', 'Milling', 'Packing'])[1 + n % 3], date '2014-03-01' + n * 97, (array['A', 'B', 'C'])[1 + n % 3]
from generate_series(1, 24) as n;

insert into work_orders
select 9007199254740000 + n, 1 + n % 24,
  (array['Replace seal', 'Grease bearings', 'Check alignment', 'Change filter', 'Inspect belt'])[1 + n % 5],
  (array['open', 'planned', 'done'])[1 + n % 3], 1 + n % 4, round(n * 0.75, 2),
  jsonb_build_object('shift', (array['early', 'late', 'night'])[1 + n % 3], 'photos', n % 4),
  date '2026-11-01' + n, timestamptz '2026-08-01 06:00+00' + n * interval '17 hours',
  timestamptz '2026-08-02 06:00+00' + n * interval '18 hours'
from generate_series(1, 140) as n;

insert into spare_parts
select 'SP-' || lpad(n::text, 4, '0'), (array['Seal kit', 'Bearing', 'V-belt', 'Filter', 'Coupling'])[1 + n % 5] || ' ' || n,
  n * 7 % 60, round((n * 3.375)::numeric, 4), timestamptz '2026-09-01 12:00+00' + n * interval '1 day'
from generate_series(1, 60) as n;

grant select on equipment, work_orders, spare_parts to reader;
grant create on schema public to keeper;
alter table equipment owner to keeper;
analyze;
