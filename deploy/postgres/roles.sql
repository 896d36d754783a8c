-- Roles and the empty database of Fund. The operator runs this once on a new server; a second time changes nothing.
--
--   psql -h SERVER -U postgres -d postgres -v ON_ERROR_STOP=1 -f roles.sql
--
-- Run it as a superuser, or on a managed server as its administrator after `grant fund_owner to` that person.
-- PostgreSQL 15 or later. No password is set here: see runbook.md, "Passwords".

-- Owns the schemas and runs the migrations; the web process never signs in as it.
select 'create role fund_owner login nosuperuser nobypassrls nocreatedb nocreaterole'
where not exists (select from pg_roles where rolname = 'fund_owner') \gexec

-- The web process: reads and writes rows of the municipality it works for, nothing else. The migrations grant it its rights table by table.
select 'create role fund_app login nosuperuser nobypassrls nocreatedb nocreaterole'
where not exists (select from pg_roles where rolname = 'fund_app') \gexec

-- Hangfire: its own schema, no business table.
select 'create role fund_jobs login nosuperuser nobypassrls nocreatedb nocreaterole'
where not exists (select from pg_roles where rolname = 'fund_jobs') \gexec

-- A role that somebody has made stronger would see past row-level security: stop rather than go on.
do $$
begin
    if exists (select from pg_roles where rolname in ('fund_owner', 'fund_app', 'fund_jobs') and (rolsuper or rolbypassrls)) then
        raise exception 'fund_owner, fund_app and fund_jobs must be neither superuser nor bypassrls';
    end if;
end
$$;

-- Swedish order of names wherever the database sorts.
select $$create database fund owner fund_owner template template0 encoding 'UTF8' locale_provider icu icu_locale 'sv-SE' locale 'C.UTF-8'$$
where not exists (select from pg_database where datname = 'fund') \gexec

revoke all on database fund from public;
grant connect on database fund to fund_app, fund_jobs;

\connect fund
revoke all on schema public from public;
create schema if not exists hangfire authorization fund_jobs;
