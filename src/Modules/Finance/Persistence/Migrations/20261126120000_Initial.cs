using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fund.Finance.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "finance");

            migrationBuilder.CreateTable(
                name: "adherence_words",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occasion = table.Column<string>(type: "text", nullable: false),
                    follows_plan = table.Column<bool>(type: "boolean", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: true),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adherence_words", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: a word on adherence stands; a later one counts"
            );

            migrationBuilder.CreateTable(
                name: "budget_deliveries",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    last_year = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_deliveries", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: what was delivered is not changed"
            );

            migrationBuilder
                .CreateTable(
                    name: "case_balances",
                    schema: "finance",
                    columns: table => new
                    {
                        municipality_id = table.Column<int>(type: "integer", nullable: false),
                        case_id = table.Column<Guid>(type: "uuid", nullable: false),
                        fund = table.Column<string>(type: "text", nullable: false),
                        year = table.Column<int>(type: "integer", nullable: false),
                        kind = table.Column<string>(type: "text", nullable: false),
                        account = table.Column<string>(type: "text", nullable: false),
                        amount = table.Column<long>(type: "bigint", nullable: false),
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("pk_case_balances", x => new
                        {
                            x.municipality_id,
                            x.case_id,
                            x.fund,
                            x.year,
                            x.kind,
                            x.account,
                        });
                    }
                )
                .Annotation(
                    "Fund:Sql:walls",
                    "revoke insert, update, delete on finance.case_balances from fund_app;\n\ncreate function finance.refuse_overpaid_case() returns trigger language plpgsql set search_path = pg_catalog as $$\ndeclare\n    committed numeric;\nbegin\n    select coalesce(sum(kept.amount), 0) into committed\n    from finance.case_balances kept\n    join finance.fund_locks held on held.municipality_id = kept.municipality_id and held.key = kept.fund\n    where kept.municipality_id = new.municipality_id and kept.case_id = new.case_id and kept.account = 'Committed'\n      and (not held.yearly or kept.year = new.year);\n    if committed < 0 then\n        raise exception 'The case % would have % öre committed.', new.case_id, committed\n            using errcode = 'check_violation', constraint = 'not_overpaid';\n    end if;\n    return null;\nend\n$$;\n\ncreate constraint trigger not_overpaid after insert or update on finance.case_balances deferrable initially deferred\n    for each row when (new.account = 'Committed') execute function finance.refuse_overpaid_case();\n\ncreate function finance.refuse_taken_back_twice() returns trigger language plpgsql set search_path = pg_catalog as $$\ndeclare\n    paid numeric;\nbegin\n    select coalesce(sum(kept.amount), 0) into paid\n    from finance.case_balances kept\n    where kept.municipality_id = new.municipality_id and kept.case_id = new.case_id and kept.fund = new.fund\n      and kept.account = 'Paid' and kept.year = new.year;\n    if paid < 0 then\n        raise exception 'The case % would have been paid % öre for %.', new.case_id, paid, new.year\n            using errcode = 'check_violation', constraint = 'not_taken_back_twice';\n    end if;\n    return null;\nend\n$$;\n\ncreate constraint trigger not_taken_back_twice after insert or update on finance.case_balances deferrable initially deferred\n    for each row when (new.account = 'Paid' and new.amount < 0) execute function finance.refuse_taken_back_twice();"
                );

            migrationBuilder.CreateTable(
                name: "case_codes",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_codes", x => new { x.municipality_id, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "case_plans",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_by_name = table.Column<string>(type: "text", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approval_act = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_by_name = table.Column<string>(type: "text", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_plans", x => new { x.municipality_id, x.id });
                }
            );

            migrationBuilder
                .CreateTable(
                    name: "case_sums",
                    schema: "finance",
                    columns: table => new
                    {
                        municipality_id = table.Column<int>(type: "integer", nullable: false),
                        case_id = table.Column<Guid>(type: "uuid", nullable: false),
                        granted = table.Column<long>(type: "bigint", nullable: false),
                        paid = table.Column<long>(type: "bigint", nullable: false),
                        released = table.Column<long>(type: "bigint", nullable: false),
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("pk_case_sums", x => new { x.municipality_id, x.case_id });
                    }
                )
                .Annotation("Fund:Sql:rights", "revoke insert, update, delete on finance.case_sums from fund_app;");

            migrationBuilder.CreateTable(
                name: "cost_file_habits",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    choices_account_from = table.Column<int>(type: "integer", nullable: true),
                    choices_account_heading = table.Column<string>(type: "text", nullable: true),
                    choices_account_to = table.Column<int>(type: "integer", nullable: true),
                    choices_amount_heading = table.Column<string>(type: "text", nullable: true),
                    choices_amounts = table.Column<string>(type: "text", nullable: false),
                    choices_credit_heading = table.Column<string>(type: "text", nullable: true),
                    choices_credit_is_written_negative = table.Column<bool>(type: "boolean", nullable: false),
                    choices_date_heading = table.Column<string>(type: "text", nullable: true),
                    choices_debit_heading = table.Column<string>(type: "text", nullable: true),
                    choices_encoding = table.Column<string>(type: "text", nullable: true),
                    choices_number_heading = table.Column<string>(type: "text", nullable: true),
                    choices_project_dimension = table.Column<int>(type: "integer", nullable: true),
                    choices_project_heading = table.Column<string>(type: "text", nullable: true),
                    choices_series_heading = table.Column<string>(type: "text", nullable: true),
                    choices_text_heading = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_file_habits", x => new { x.municipality_id, x.kind });
                }
            );

            migrationBuilder
                .CreateTable(
                    name: "cost_imports",
                    schema: "finance",
                    columns: table => new
                    {
                        municipality_id = table.Column<int>(type: "integer", nullable: false),
                        id = table.Column<Guid>(type: "uuid", nullable: false),
                        file_id = table.Column<Guid>(type: "uuid", nullable: false),
                        file_name = table.Column<string>(type: "text", nullable: false),
                        kind = table.Column<string>(type: "text", nullable: false),
                        person_id = table.Column<Guid>(type: "uuid", nullable: true),
                        who = table.Column<string>(type: "text", nullable: false),
                        at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                        read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                        judged_against = table.Column<string>(type: "text", nullable: true),
                        source = table.Column<List<string>>(type: "text[]", nullable: false),
                        encoding = table.Column<string>(type: "text", nullable: true),
                        samples = table.Column<List<string>>(type: "text[]", nullable: false),
                        columns = table.Column<List<string>>(type: "text[]", nullable: false),
                        remarks = table.Column<List<string>>(type: "text[]", nullable: false),
                        stored = table.Column<int>(type: "integer", nullable: true),
                        stored_sum = table.Column<long>(type: "bigint", nullable: true),
                        stored_by = table.Column<Guid>(type: "uuid", nullable: true),
                        stored_by_name = table.Column<string>(type: "text", nullable: true),
                        stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                        undone_by = table.Column<Guid>(type: "uuid", nullable: true),
                        undone_by_name = table.Column<string>(type: "text", nullable: true),
                        undone_because = table.Column<string>(type: "text", nullable: true),
                        undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                        known_for = table.Column<string>(type: "text", nullable: false),
                        xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                        choices_account_from = table.Column<int>(type: "integer", nullable: true),
                        choices_account_heading = table.Column<string>(type: "text", nullable: true),
                        choices_account_to = table.Column<int>(type: "integer", nullable: true),
                        choices_amount_heading = table.Column<string>(type: "text", nullable: true),
                        choices_amounts = table.Column<string>(type: "text", nullable: false),
                        choices_credit_heading = table.Column<string>(type: "text", nullable: true),
                        choices_credit_is_written_negative = table.Column<bool>(type: "boolean", nullable: false),
                        choices_date_heading = table.Column<string>(type: "text", nullable: true),
                        choices_debit_heading = table.Column<string>(type: "text", nullable: true),
                        choices_encoding = table.Column<string>(type: "text", nullable: true),
                        choices_number_heading = table.Column<string>(type: "text", nullable: true),
                        choices_project_dimension = table.Column<int>(type: "integer", nullable: true),
                        choices_project_heading = table.Column<string>(type: "text", nullable: true),
                        choices_series_heading = table.Column<string>(type: "text", nullable: true),
                        choices_text_heading = table.Column<string>(type: "text", nullable: true),
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("pk_cost_imports", x => new { x.municipality_id, x.id });
                    }
                )
                .Annotation(
                    "Fund:Sql:rows",
                    "create table finance.cost_file_rows (\n    municipality_id int not null\n        constraint own_municipality\n        check (municipality_id is not distinct from nullif(current_setting('fund.municipality', true), '')::int),\n    import_id uuid not null,\n    line int not null,\n    kind text not null,\n    year int not null,\n    series text,\n    number text not null,\n    voucher_line int not null,\n    date date,\n    account text not null,\n    project text not null,\n    other_dimension int,\n    text text not null,\n    amount bigint not null,\n    constraint pk_cost_file_rows primary key (municipality_id, import_id, line));\nrevoke all on finance.cost_file_rows from fund_app;\ngrant insert on finance.cost_file_rows to fund_app;\ncreate view finance.file_rows with (security_barrier) as\n    select * from finance.cost_file_rows\n    where municipality_id = (select nullif(current_setting('fund.municipality', true), '')::int);\ngrant select, delete on finance.file_rows to fund_app;"
                );

            migrationBuilder.CreateTable(
                name: "cost_lines",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    project_code = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    series = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_line = table.Column<int>(type: "integer", nullable: true),
                    corrects = table.Column<Guid>(type: "uuid", nullable: true),
                    restores = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_lines", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: what was wrong is taken back by new rows"
            );

            migrationBuilder.CreateTable(
                name: "fiscal_years",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    fund = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    carried_over = table.Column<long>(type: "bigint", nullable: true),
                    carry_decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    carry_paragraph = table.Column<string>(type: "text", nullable: true),
                    unspent_by = table.Column<Guid>(type: "uuid", nullable: true),
                    unspent_by_name = table.Column<string>(type: "text", nullable: true),
                    unspent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_by_name = table.Column<string>(type: "text", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_back_because = table.Column<string>(type: "text", nullable: true),
                    sent_back_by_name = table.Column<string>(type: "text", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_by_name = table.Column<string>(type: "text", nullable: true),
                    voucher_file = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fiscal_years", x => new
                    {
                        x.municipality_id,
                        x.fund,
                        x.year,
                    });
                }
            );

            migrationBuilder
                .CreateTable(
                    name: "fund_balances",
                    schema: "finance",
                    columns: table => new
                    {
                        municipality_id = table.Column<int>(type: "integer", nullable: false),
                        fund = table.Column<string>(type: "text", nullable: false),
                        track = table.Column<string>(type: "text", nullable: false),
                        year = table.Column<int>(type: "integer", nullable: false),
                        kind = table.Column<string>(type: "text", nullable: false),
                        account = table.Column<string>(type: "text", nullable: false),
                        amount = table.Column<long>(type: "bigint", nullable: false),
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("pk_fund_balances", x => new
                        {
                            x.municipality_id,
                            x.fund,
                            x.track,
                            x.year,
                            x.kind,
                            x.account,
                        });
                    }
                )
                .Annotation(
                    "Fund:Sql:walls",
                    "revoke insert, update, delete on finance.fund_balances from fund_app;\n\ncreate function finance.refuse_overdrawn_fund() returns trigger language plpgsql set search_path = pg_catalog as $$\ndeclare\n    available numeric;\nbegin\n    select coalesce(sum(kept.amount), 0) into available\n    from finance.fund_balances kept\n    join finance.fund_locks held on held.municipality_id = kept.municipality_id and held.key = kept.fund\n    where kept.municipality_id = new.municipality_id and kept.fund = new.fund and kept.account = 'Available'\n      and (not held.yearly or kept.year = new.year);\n    if available < 0 then\n        raise exception 'The fund % would have % öre available.', new.fund, available\n            using errcode = 'check_violation', constraint = 'not_overdrawn';\n    end if;\n    return null;\nend\n$$;\n\ncreate constraint trigger not_overdrawn after insert or update on finance.fund_balances deferrable initially deferred\n    for each row when (new.account = 'Available') execute function finance.refuse_overdrawn_fund();"
                );

            migrationBuilder.CreateTable(
                name: "fund_documents",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_documents", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: kept as received"
            );

            migrationBuilder
                .CreateTable(
                    name: "fund_locks",
                    schema: "finance",
                    columns: table => new
                    {
                        municipality_id = table.Column<int>(type: "integer", nullable: false),
                        key = table.Column<string>(type: "text", nullable: false),
                        yearly = table.Column<bool>(type: "boolean", nullable: false),
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("pk_fund_locks", x => new { x.municipality_id, x.key });
                    }
                )
                .Annotation(
                    "Fund:Sql:rights",
                    "revoke update, delete on finance.fund_locks from fund_app;\ngrant update (key) on finance.fund_locks to fund_app;"
                );

            migrationBuilder.CreateTable(
                name: "payout_holds",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    held_by = table.Column<Guid>(type: "uuid", nullable: true),
                    held_by_name = table.Column<string>(type: "text", nullable: false),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    release_act = table.Column<Guid>(type: "uuid", nullable: true),
                    release_reason = table.Column<string>(type: "text", nullable: true),
                    released_by = table.Column<Guid>(type: "uuid", nullable: true),
                    released_by_name = table.Column<string>(type: "text", nullable: true),
                    release_decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_holds", x => new { x.municipality_id, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "repayment_instalments",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    unit_name = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    postponed_to = table.Column<int>(type: "integer", nullable: true),
                    postponed_because = table.Column<string>(type: "text", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_by_name = table.Column<string>(type: "text", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_repayment_instalments", x => new { x.municipality_id, x.id });
                }
            );

            migrationBuilder
                .CreateTable(
                    name: "settled_costs",
                    schema: "finance",
                    columns: table => new
                    {
                        municipality_id = table.Column<int>(type: "integer", nullable: false),
                        cost_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                        run_id = table.Column<Guid>(type: "uuid", nullable: true),
                        decision_id = table.Column<Guid>(type: "uuid", nullable: true),
                        case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("pk_settled_costs", x => new { x.municipality_id, x.cost_line_id });
                    }
                )
                .Annotation(
                    "Fund:Sql:of-a-cost",
                    "create function finance.require_settled_cost() returns trigger language plpgsql set search_path = pg_catalog as $$\nbegin\n    if exists (select from fresh s\n               where not exists (select from finance.cost_lines c\n                                 where c.municipality_id = s.municipality_id and c.id = s.cost_line_id))\n       or exists (select from (select distinct municipality_id, run_id from fresh where run_id is not null) s\n                  where not exists (select from finance.settlement_runs r\n                                    where r.municipality_id = s.municipality_id and r.id = s.run_id))\n       or exists (select from (select distinct municipality_id, decision_id from fresh where decision_id is not null) s\n                  where not exists (select from finance.year_end_decisions d\n                                    where d.municipality_id = s.municipality_id and d.id = s.decision_id)) then\n        raise exception 'What is settled is a cost, and by a settlement or a decision that there is.'\n            using errcode = 'foreign_key_violation', constraint = 'of_a_cost';\n    end if;\n    return null;\nend\n$$;\ncreate trigger of_a_cost after insert on finance.settled_costs\n    referencing new table as fresh for each statement execute function finance.require_settled_cost();"
                );

            migrationBuilder
                .CreateTable(
                    name: "settlement_costs",
                    schema: "finance",
                    columns: table => new
                    {
                        municipality_id = table.Column<int>(type: "integer", nullable: false),
                        run_id = table.Column<Guid>(type: "uuid", nullable: false),
                        cost_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                        case_id = table.Column<Guid>(type: "uuid", nullable: false),
                        date = table.Column<DateOnly>(type: "date", nullable: false),
                        amount = table.Column<long>(type: "bigint", nullable: false),
                        payable = table.Column<long>(type: "bigint", nullable: false),
                        outcome = table.Column<string>(type: "text", nullable: false),
                        reason = table.Column<string>(type: "text", nullable: false),
                        rule = table.Column<string>(type: "text", nullable: true),
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("pk_settlement_costs", x => new
                        {
                            x.municipality_id,
                            x.run_id,
                            x.cost_line_id,
                        });
                    }
                )
                .Annotation(
                    "Fund:Sql:of-a-line",
                    "create function finance.require_settlement_line() returns trigger language plpgsql set search_path = pg_catalog as $$\nbegin\n    if exists (select from fresh c\n               where not exists (select from finance.settlement_lines l\n                                 where l.municipality_id = c.municipality_id and l.run_id = c.run_id\n                                   and l.case_id = c.case_id)) then\n        raise exception 'A cost of a settlement is of one of its lines.'\n            using errcode = 'foreign_key_violation', constraint = 'of_a_line';\n    end if;\n    return null;\nend\n$$;\ncreate trigger of_a_line after insert on finance.settlement_costs\n    referencing new table as fresh for each statement execute function finance.require_settlement_line();"
                );

            migrationBuilder.CreateTable(
                name: "settlement_runs",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund = table.Column<string>(type: "text", nullable: false),
                    occasion = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    period_end = table.Column<DateOnly>(type: "date", nullable: false),
                    rule_version = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    prepared_by = table.Column<Guid>(type: "uuid", nullable: true),
                    prepared_by_name = table.Column<string>(type: "text", nullable: false),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_by_name = table.Column<string>(type: "text", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    total = table.Column<long>(type: "bigint", nullable: true),
                    voucher_file = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_runs", x => new { x.municipality_id, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "voucher_files_read",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_voucher_files_read", x => new { x.municipality_id, x.file_id });
                },
                comment: "Insert only: what was said of a file stands"
            );

            migrationBuilder.CreateTable(
                name: "budget_delivery_rows",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    instalment = table.Column<Guid>(type: "uuid", nullable: false),
                    case_number = table.Column<string>(type: "text", nullable: false),
                    case_title = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    unit_name = table.Column<string>(type: "text", nullable: false),
                    unit_code = table.Column<string>(type: "text", nullable: true),
                    year = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    destination = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_delivery_rows", x => new
                    {
                        x.municipality_id,
                        x.delivery_id,
                        x.position,
                    });
                    table.ForeignKey(
                        name: "fk_budget_delivery_rows_budget_deliveries_municipality_id_deli",
                        columns: x => new { x.municipality_id, x.delivery_id },
                        principalSchema: "finance",
                        principalTable: "budget_deliveries",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                },
                comment: "Insert only: what was delivered is not changed"
            );

            migrationBuilder.CreateTable(
                name: "plan_rows",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: true),
                    unit_name = table.Column<string>(type: "text", nullable: true),
                    unit_kind = table.Column<string>(type: "text", nullable: true),
                    year = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_rows", x => new
                    {
                        x.municipality_id,
                        x.plan_id,
                        x.position,
                    });
                    table.ForeignKey(
                        name: "fk_plan_rows_case_plans_municipality_id_plan_id",
                        columns: x => new { x.municipality_id, x.plan_id },
                        principalSchema: "finance",
                        principalTable: "case_plans",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                },
                comment: "Insert only: a plan that was handed in is never changed"
            );

            migrationBuilder.CreateTable(
                name: "cost_file_codes",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    open = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_file_codes", x => new
                    {
                        x.municipality_id,
                        x.import_id,
                        x.code,
                        x.valid_from,
                    });
                    table.ForeignKey(
                        name: "fk_cost_file_codes_cost_imports_municipality_id_import_id",
                        columns: x => new { x.municipality_id, x.import_id },
                        principalSchema: "finance",
                        principalTable: "cost_imports",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "cost_file_vouchers",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    series = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    booked_series = table.Column<string>(type: "text", nullable: true),
                    booked_number = table.Column<string>(type: "text", nullable: true),
                    difference = table.Column<long>(type: "bigint", nullable: false),
                    choice = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_file_vouchers", x => new
                    {
                        x.municipality_id,
                        x.import_id,
                        x.year,
                        x.series,
                        x.number,
                    });
                    table.ForeignKey(
                        name: "fk_cost_file_vouchers_cost_imports_municipality_id_import_id",
                        columns: x => new { x.municipality_id, x.import_id },
                        principalSchema: "finance",
                        principalTable: "cost_imports",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "cost_holds",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cost_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    held_by = table.Column<Guid>(type: "uuid", nullable: true),
                    held_by_name = table.Column<string>(type: "text", nullable: false),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    release_act = table.Column<Guid>(type: "uuid", nullable: true),
                    release_reason = table.Column<string>(type: "text", nullable: true),
                    released_by = table.Column<Guid>(type: "uuid", nullable: true),
                    released_by_name = table.Column<string>(type: "text", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_holds", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_cost_holds_cost_lines_municipality_id_cost_line_id",
                        columns: x => new { x.municipality_id, x.cost_line_id },
                        principalSchema: "finance",
                        principalTable: "cost_lines",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder
                .CreateTable(
                    name: "year_end_decisions",
                    schema: "finance",
                    columns: table => new
                    {
                        municipality_id = table.Column<int>(type: "integer", nullable: false),
                        id = table.Column<Guid>(type: "uuid", nullable: false),
                        cost_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                        case_id = table.Column<Guid>(type: "uuid", nullable: false),
                        fund = table.Column<string>(type: "text", nullable: false),
                        year = table.Column<int>(type: "integer", nullable: false),
                        outcome = table.Column<string>(type: "text", nullable: false),
                        reason = table.Column<string>(type: "text", nullable: false),
                        decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                        decided_by_name = table.Column<string>(type: "text", nullable: false),
                        decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                        paid = table.Column<long>(type: "bigint", nullable: true),
                        xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("pk_year_end_decisions", x => new { x.municipality_id, x.id });
                        table.ForeignKey(
                            name: "fk_year_end_decisions_cost_lines_municipality_id_cost_line_id",
                            columns: x => new { x.municipality_id, x.cost_line_id },
                            principalSchema: "finance",
                            principalTable: "cost_lines",
                            principalColumns: new[] { "municipality_id", "id" },
                            onDelete: ReferentialAction.Restrict
                        );
                    }
                )
                .Annotation(
                    "Fund:Sql:kept-for-costs",
                    "create function finance.keep_year_end_decisions() returns trigger language plpgsql set search_path = pg_catalog as $$\nbegin\n    if exists (select from finance.settled_costs s\n               where (s.municipality_id, s.decision_id) in (select d.municipality_id, d.id from gone d)) then\n        raise exception 'A decision that a year-end has taken up stands.'\n            using errcode = 'foreign_key_violation', constraint = 'of_a_cost';\n    end if;\n    return null;\nend\n$$;\ncreate trigger of_a_cost after delete on finance.year_end_decisions\n    referencing old table as gone for each statement execute function finance.keep_year_end_decisions();"
                );

            migrationBuilder
                .CreateTable(
                    name: "ledger_transactions",
                    schema: "finance",
                    columns: table => new
                    {
                        municipality_id = table.Column<int>(type: "integer", nullable: false),
                        id = table.Column<Guid>(type: "uuid", nullable: false),
                        key = table.Column<string>(type: "text", nullable: false),
                        kind = table.Column<string>(type: "text", nullable: false),
                        fund = table.Column<string>(type: "text", nullable: false),
                        track = table.Column<string>(type: "text", nullable: true),
                        year = table.Column<int>(type: "integer", nullable: false),
                        case_id = table.Column<Guid>(type: "uuid", nullable: true),
                        occasion = table.Column<string>(type: "text", nullable: true),
                        run_id = table.Column<Guid>(type: "uuid", nullable: true),
                        proposal = table.Column<Guid>(type: "uuid", nullable: true),
                        reverses = table.Column<Guid>(type: "uuid", nullable: true),
                        text = table.Column<string>(type: "text", nullable: false),
                        reference = table.Column<string>(type: "text", nullable: true),
                        person_id = table.Column<Guid>(type: "uuid", nullable: true),
                        who = table.Column<string>(type: "text", nullable: false),
                        at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("pk_ledger_transactions", x => new { x.municipality_id, x.id });
                        table.ForeignKey(
                            name: "fk_ledger_transactions_fund_locks_municipality_id_fund",
                            columns: x => new { x.municipality_id, x.fund },
                            principalSchema: "finance",
                            principalTable: "fund_locks",
                            principalColumns: new[] { "municipality_id", "key" },
                            onDelete: ReferentialAction.Restrict
                        );
                    },
                    comment: "Insert only: the ledger is only added to"
                )
                .Annotation(
                    "Fund:Sql:walls",
                    "alter table finance.ledger_transactions\n    add column written_in xid8 not null default pg_current_xact_id(),\n    add constraint ck_ledger_transactions_case check (\n        kind not in ('Commitment', 'GrantReduction', 'Payout', 'PayoutReversal', 'Release', 'ClaimBack', 'Repayment',\n                     'RepaymentReversal')\n        or case_id is not null\n    );\n\ncreate function finance.refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$\nbegin\n    if (select rolsuper from pg_roles where rolname = current_user) then\n        return null;\n    end if;\n    raise exception 'Rows of % are neither changed nor removed: what was wrong is corrected by new rows.', tg_table_name\n        using errcode = 'insufficient_privilege';\nend\n$$;\n\ncreate function finance.require_open_year() returns trigger language plpgsql set search_path = pg_catalog as $$\ndeclare\n    closed record;\nbegin\n    perform 1 from finance.fund_locks held\n    where (held.municipality_id, held.key) in (select posted.municipality_id, posted.fund from fresh posted)\n    order by held.key for update;\n\n    select year.fund, year.year into closed\n    from finance.fiscal_years year\n    join fresh posted on posted.municipality_id = year.municipality_id and posted.fund = year.fund and posted.year = year.year\n    where year.closed_at is not null\n    limit 1;\n    if found then\n        raise exception 'The year % of the fund % is closed: nothing is posted in it.', closed.year, closed.fund\n            using errcode = 'check_violation', constraint = 'open_year';\n    end if;\n    return null;\nend\n$$;\n\ncreate function finance.require_balance() returns trigger language plpgsql set search_path = pg_catalog as $$\ndeclare\n    about uuid;\n    legs bigint;\n    total numeric;\n    empty bigint;\nbegin\n    if tg_table_name = 'ledger_rows' then\n        about := new.transaction_id;\n    else\n        about := new.id;\n    end if;\n    select count(*), coalesce(sum(amount), 0), count(*) filter (where amount = 0) into legs, total, empty\n    from finance.ledger_rows\n    where municipality_id = new.municipality_id and transaction_id = about;\n    if legs < 2 or total <> 0 or empty > 0 then\n        raise exception 'The transaction % has % rows, % of them of nothing, that sum to % öre.', about, legs, empty, total\n            using errcode = 'check_violation', constraint = 'balances', hint = 'It must have two or more that sum to 0.';\n    end if;\n    return null;\nend\n$$;\n\ncreate trigger only_added before update or delete or truncate on finance.ledger_transactions\n    for each statement execute function finance.refuse_change();\ncreate trigger open_year after insert on finance.ledger_transactions referencing new table as fresh\n    for each statement execute function finance.require_open_year();\ncreate constraint trigger balances after insert on finance.ledger_transactions deferrable initially deferred\n    for each row execute function finance.require_balance();"
                );

            migrationBuilder.CreateTable(
                name: "repayment_effects",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    instalment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    measured_on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_repayment_effects", x => new
                    {
                        x.municipality_id,
                        x.instalment_id,
                        x.number,
                    });
                    table.ForeignKey(
                        name: "fk_repayment_effects_repayment_instalments_municipality_id_ins",
                        columns: x => new { x.municipality_id, x.instalment_id },
                        principalSchema: "finance",
                        principalTable: "repayment_instalments",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                },
                comment: "Insert only: what was registered is not changed; the next one holds"
            );

            migrationBuilder
                .CreateTable(
                    name: "settlement_lines",
                    schema: "finance",
                    columns: table => new
                    {
                        municipality_id = table.Column<int>(type: "integer", nullable: false),
                        run_id = table.Column<Guid>(type: "uuid", nullable: false),
                        case_id = table.Column<Guid>(type: "uuid", nullable: false),
                        period_cost = table.Column<long>(type: "bigint", nullable: false),
                        payable = table.Column<long>(type: "bigint", nullable: false),
                        held = table.Column<long>(type: "bigint", nullable: false),
                        overrun = table.Column<long>(type: "bigint", nullable: false),
                        grant_left = table.Column<long>(type: "bigint", nullable: false),
                        held_because = table.Column<string>(type: "text", nullable: true),
                        alerts = table.Column<List<string>>(type: "text[]", nullable: false),
                        needs_a_look = table.Column<bool>(type: "boolean", nullable: false),
                        receiver_name = table.Column<string>(type: "text", nullable: false),
                        receiver_code = table.Column<string>(type: "text", nullable: true),
                        is_external = table.Column<bool>(type: "boolean", nullable: false),
                        project = table.Column<string>(type: "text", nullable: true),
                        voucher_text = table.Column<string>(type: "text", nullable: false),
                        row_text = table.Column<string>(type: "text", nullable: false),
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("pk_settlement_lines", x => new
                        {
                            x.municipality_id,
                            x.run_id,
                            x.case_id,
                        });
                        table.ForeignKey(
                            name: "fk_settlement_lines_settlement_runs_municipality_id_run_id",
                            columns: x => new { x.municipality_id, x.run_id },
                            principalSchema: "finance",
                            principalTable: "settlement_runs",
                            principalColumns: new[] { "municipality_id", "id" },
                            onDelete: ReferentialAction.Restrict
                        );
                    }
                )
                .Annotation(
                    "Fund:Sql:kept-for-costs",
                    "create function finance.keep_settlement_lines() returns trigger language plpgsql set search_path = pg_catalog as $$\nbegin\n    if exists (select from finance.settlement_costs c\n               where (c.municipality_id, c.run_id, c.case_id) in (select l.municipality_id, l.run_id, l.case_id from gone l)) then\n        raise exception 'The costs of a settlement go before its lines.'\n            using errcode = 'foreign_key_violation', constraint = 'of_a_line';\n    end if;\n    return null;\nend\n$$;\ncreate trigger of_a_line after delete on finance.settlement_lines\n    referencing old table as gone for each statement execute function finance.keep_settlement_lines();"
                );

            migrationBuilder.CreateTable(
                name: "settlement_reversals",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_by_name = table.Column<string>(type: "text", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_by_name = table.Column<string>(type: "text", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_because = table.Column<string>(type: "text", nullable: true),
                    voucher_file = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_reversals", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_settlement_reversals_settlement_runs_municipality_id_run_id",
                        columns: x => new { x.municipality_id, x.run_id },
                        principalSchema: "finance",
                        principalTable: "settlement_runs",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "cost_questions",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hold_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cost_line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: true),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_by_name = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    belongs = table.Column<bool>(type: "boolean", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answer_act = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_by_name = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_questions", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_cost_questions_cost_holds_municipality_id_hold_id",
                        columns: x => new { x.municipality_id, x.hold_id },
                        principalSchema: "finance",
                        principalTable: "cost_holds",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_cost_questions_cost_lines_municipality_id_cost_line_id",
                        columns: x => new { x.municipality_id, x.cost_line_id },
                        principalSchema: "finance",
                        principalTable: "cost_lines",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "fund_proposals",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    tax_and_grant_base = table.Column<long>(type: "bigint", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    paragraph = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    instalment = table.Column<Guid>(type: "uuid", nullable: true),
                    reverses = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    registered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    registered_by_name = table.Column<string>(type: "text", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_by_name = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    posted_as = table.Column<Guid>(type: "uuid", nullable: true),
                    replaced_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_proposals", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_fund_proposals_fund_proposals_municipality_id_replaced_by",
                        columns: x => new { x.municipality_id, x.replaced_by },
                        principalSchema: "finance",
                        principalTable: "fund_proposals",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_fund_proposals_fund_proposals_municipality_id_reverses",
                        columns: x => new { x.municipality_id, x.reverses },
                        principalSchema: "finance",
                        principalTable: "fund_proposals",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_fund_proposals_ledger_transactions_municipality_id_posted_as",
                        columns: x => new { x.municipality_id, x.posted_as },
                        principalSchema: "finance",
                        principalTable: "ledger_transactions",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder
                .CreateTable(
                    name: "ledger_rows",
                    schema: "finance",
                    columns: table => new
                    {
                        municipality_id = table.Column<int>(type: "integer", nullable: false),
                        id = table.Column<Guid>(type: "uuid", nullable: false),
                        transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                        account = table.Column<string>(type: "text", nullable: false),
                        amount = table.Column<long>(type: "bigint", nullable: false),
                    },
                    constraints: table =>
                    {
                        table.PrimaryKey("pk_ledger_rows", x => new { x.municipality_id, x.id });
                        table.ForeignKey(
                            name: "fk_ledger_rows_ledger_transactions_municipality_id_transaction",
                            columns: x => new { x.municipality_id, x.transaction_id },
                            principalSchema: "finance",
                            principalTable: "ledger_transactions",
                            principalColumns: new[] { "municipality_id", "id" },
                            onDelete: ReferentialAction.Restrict
                        );
                    },
                    comment: "Insert only: the ledger is only added to"
                )
                .Annotation(
                    "Fund:Sql:walls",
                    "create function finance.keep_balances() returns trigger language plpgsql security definer set search_path = pg_catalog as $$\nbegin\n    if exists (\n        select from fresh added\n        join finance.ledger_transactions posted\n            on posted.municipality_id = added.municipality_id and posted.id = added.transaction_id\n        where posted.written_in <> pg_current_xact_id()\n    ) then\n        raise exception 'Rows are added only together with their transaction.' using errcode = 'check_violation';\n    end if;\n\n    insert into finance.fund_balances as kept (municipality_id, fund, track, year, kind, account, amount)\n    select added.municipality_id, posted.fund, coalesce(posted.track, ''), posted.year, posted.kind, added.account,\n           sum(added.amount)::bigint\n    from fresh added\n    join finance.ledger_transactions posted on posted.municipality_id = added.municipality_id and posted.id = added.transaction_id\n    group by 1, 2, 3, 4, 5, 6\n    on conflict (municipality_id, fund, track, year, kind, account) do update set amount = kept.amount + excluded.amount;\n\n    insert into finance.case_balances as kept (municipality_id, case_id, fund, year, kind, account, amount)\n    select added.municipality_id, posted.case_id, posted.fund, posted.year, posted.kind, added.account, sum(added.amount)::bigint\n    from fresh added\n    join finance.ledger_transactions posted on posted.municipality_id = added.municipality_id and posted.id = added.transaction_id\n    where posted.case_id is not null\n    group by 1, 2, 3, 4, 5, 6\n    on conflict (municipality_id, case_id, fund, year, kind, account) do update set amount = kept.amount + excluded.amount;\n\n    insert into finance.case_sums as kept (municipality_id, case_id, granted, paid, released)\n    select added.municipality_id, posted.case_id,\n           coalesce(sum(added.amount) filter (\n               where posted.kind in ('Commitment', 'GrantReduction') and added.account = 'Committed'\n           ), 0)::bigint,\n           coalesce(sum(added.amount) filter (where added.account = 'Paid'), 0)::bigint,\n           coalesce(sum(added.amount) filter (where posted.kind = 'Release' and added.account = 'Available'), 0)::bigint\n    from fresh added\n    join finance.ledger_transactions posted on posted.municipality_id = added.municipality_id and posted.id = added.transaction_id\n    where posted.case_id is not null\n    group by 1, 2\n    on conflict (municipality_id, case_id) do update\n        set granted = kept.granted + excluded.granted,\n            paid = kept.paid + excluded.paid,\n            released = kept.released + excluded.released;\n    return null;\nend\n$$;\n\ncreate trigger only_added before update or delete or truncate on finance.ledger_rows\n    for each statement execute function finance.refuse_change();\ncreate trigger balances_kept after insert on finance.ledger_rows referencing new table as fresh\n    for each statement execute function finance.keep_balances();\ncreate constraint trigger balances after insert on finance.ledger_rows deferrable initially deferred\n    for each row execute function finance.require_balance();"
                );

            migrationBuilder.CreateTable(
                name: "fund_proposal_papers",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @for = table.Column<string>(name: "for", type: "text", nullable: false),
                    attested = table.Column<string>(type: "text", nullable: true),
                    rule = table.Column<string>(type: "text", nullable: true),
                    document_id = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_proposal_papers", x => new
                    {
                        x.municipality_id,
                        x.proposal_id,
                        x.@for,
                    });
                    table.ForeignKey(
                        name: "fk_fund_proposal_papers_fund_documents_municipality_id_documen",
                        columns: x => new { x.municipality_id, x.document_id },
                        principalSchema: "finance",
                        principalTable: "fund_documents",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_fund_proposal_papers_fund_proposals_municipality_id_proposa",
                        columns: x => new { x.municipality_id, x.proposal_id },
                        principalSchema: "finance",
                        principalTable: "fund_proposals",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                },
                comment: "Insert only: what was registered is not changed"
            );

            migrationBuilder.CreateIndex(
                name: "ix_adherence_words_municipality_id_case_id_occasion",
                schema: "finance",
                table: "adherence_words",
                columns: new[] { "municipality_id", "case_id", "occasion" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_budget_deliveries_municipality_id_fund_year_number",
                schema: "finance",
                table: "budget_deliveries",
                columns: new[] { "municipality_id", "fund", "year", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_case_codes_municipality_id_case_id",
                schema: "finance",
                table: "case_codes",
                columns: new[] { "municipality_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_case_codes_municipality_id_code_valid_from",
                schema: "finance",
                table: "case_codes",
                columns: new[] { "municipality_id", "code", "valid_from" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_case_plans_municipality_id_case_id_plan_version",
                schema: "finance",
                table: "case_plans",
                columns: new[] { "municipality_id", "case_id", "plan", "version" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_holds_municipality_id_case_id",
                schema: "finance",
                table: "cost_holds",
                columns: new[] { "municipality_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_holds_municipality_id_cost_line_id",
                schema: "finance",
                table: "cost_holds",
                columns: new[] { "municipality_id", "cost_line_id" },
                unique: true,
                filter: "released_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_imports_municipality_id_at",
                schema: "finance",
                table: "cost_imports",
                columns: new[] { "municipality_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_lines_municipality_id_case_id",
                schema: "finance",
                table: "cost_lines",
                columns: new[] { "municipality_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_lines_municipality_id_corrects",
                schema: "finance",
                table: "cost_lines",
                columns: new[] { "municipality_id", "corrects" },
                unique: true,
                filter: "corrects is not null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_lines_municipality_id_import_id_file_line",
                schema: "finance",
                table: "cost_lines",
                columns: new[] { "municipality_id", "import_id", "file_line" },
                unique: true,
                filter: "file_line is not null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_lines_municipality_id_restores",
                schema: "finance",
                table: "cost_lines",
                columns: new[] { "municipality_id", "restores" },
                unique: true,
                filter: "restores is not null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_lines_municipality_id_year_number_series",
                schema: "finance",
                table: "cost_lines",
                columns: new[] { "municipality_id", "year", "number", "series" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_questions_municipality_id_case_id",
                schema: "finance",
                table: "cost_questions",
                columns: new[] { "municipality_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_questions_municipality_id_cost_line_id",
                schema: "finance",
                table: "cost_questions",
                columns: new[] { "municipality_id", "cost_line_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_questions_municipality_id_hold_id",
                schema: "finance",
                table: "cost_questions",
                columns: new[] { "municipality_id", "hold_id" },
                unique: true,
                filter: "answered_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_fund_documents_municipality_id_sha256_person_id_name",
                schema: "finance",
                table: "fund_documents",
                columns: new[] { "municipality_id", "sha256", "person_id", "name" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_fund_proposal_papers_municipality_id_document_id",
                schema: "finance",
                table: "fund_proposal_papers",
                columns: new[] { "municipality_id", "document_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_fund_proposals_municipality_id_fund_key",
                schema: "finance",
                table: "fund_proposals",
                columns: new[] { "municipality_id", "fund", "key" },
                unique: true,
                filter: "state in ('Registered', 'Attested')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_fund_proposals_municipality_id_posted_as",
                schema: "finance",
                table: "fund_proposals",
                columns: new[] { "municipality_id", "posted_as" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_fund_proposals_municipality_id_replaced_by",
                schema: "finance",
                table: "fund_proposals",
                columns: new[] { "municipality_id", "replaced_by" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_fund_proposals_municipality_id_reverses",
                schema: "finance",
                table: "fund_proposals",
                columns: new[] { "municipality_id", "reverses" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_ledger_rows_municipality_id_transaction_id",
                schema: "finance",
                table: "ledger_rows",
                columns: new[] { "municipality_id", "transaction_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transactions_municipality_id_case_id",
                schema: "finance",
                table: "ledger_transactions",
                columns: new[] { "municipality_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transactions_municipality_id_fund_at_id",
                schema: "finance",
                table: "ledger_transactions",
                columns: new[] { "municipality_id", "fund", "at", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transactions_municipality_id_key",
                schema: "finance",
                table: "ledger_transactions",
                columns: new[] { "municipality_id", "key" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transactions_municipality_id_reverses",
                schema: "finance",
                table: "ledger_transactions",
                columns: new[] { "municipality_id", "reverses" },
                unique: true,
                filter: "reverses is not null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_ledger_transactions_municipality_id_run_id",
                schema: "finance",
                table: "ledger_transactions",
                columns: new[] { "municipality_id", "run_id" },
                filter: "run_id is not null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_payout_holds_municipality_id_case_id",
                schema: "finance",
                table: "payout_holds",
                columns: new[] { "municipality_id", "case_id" },
                unique: true,
                filter: "released_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_repayment_effects_municipality_id_instalment_id",
                schema: "finance",
                table: "repayment_effects",
                columns: new[] { "municipality_id", "instalment_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_repayment_instalments_municipality_id_case_id",
                schema: "finance",
                table: "repayment_instalments",
                columns: new[] { "municipality_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_repayment_instalments_municipality_id_fund_year",
                schema: "finance",
                table: "repayment_instalments",
                columns: new[] { "municipality_id", "fund", "year" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_settled_costs_municipality_id_decision_id",
                schema: "finance",
                table: "settled_costs",
                columns: new[] { "municipality_id", "decision_id" },
                filter: "decision_id is not null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_settled_costs_municipality_id_run_id",
                schema: "finance",
                table: "settled_costs",
                columns: new[] { "municipality_id", "run_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_settlement_costs_municipality_id_run_id_case_id",
                schema: "finance",
                table: "settlement_costs",
                columns: new[] { "municipality_id", "run_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_settlement_lines_municipality_id_case_id",
                schema: "finance",
                table: "settlement_lines",
                columns: new[] { "municipality_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_settlement_lines_municipality_id_run_id",
                schema: "finance",
                table: "settlement_lines",
                columns: new[] { "municipality_id", "run_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_settlement_reversals_municipality_id_run_id",
                schema: "finance",
                table: "settlement_reversals",
                columns: new[] { "municipality_id", "run_id" },
                unique: true,
                filter: "state <> 'Withdrawn'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_settlement_runs_municipality_id_fund_occasion",
                schema: "finance",
                table: "settlement_runs",
                columns: new[] { "municipality_id", "fund", "occasion" },
                unique: true,
                filter: "state <> 'Reversed'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_settlement_runs_municipality_id_fund_occasion_sequence",
                schema: "finance",
                table: "settlement_runs",
                columns: new[] { "municipality_id", "fund", "occasion", "sequence" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_year_end_decisions_municipality_id_cost_line_id",
                schema: "finance",
                table: "year_end_decisions",
                columns: new[] { "municipality_id", "cost_line_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_year_end_decisions_municipality_id_fund_year",
                schema: "finance",
                table: "year_end_decisions",
                columns: new[] { "municipality_id", "fund", "year" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "adherence_words", schema: "finance");

            migrationBuilder.DropTable(name: "budget_delivery_rows", schema: "finance");

            migrationBuilder.DropTable(name: "case_balances", schema: "finance");

            migrationBuilder.DropTable(name: "case_codes", schema: "finance");

            migrationBuilder.DropTable(name: "case_sums", schema: "finance");

            migrationBuilder.DropTable(name: "cost_file_codes", schema: "finance");

            migrationBuilder.DropTable(name: "cost_file_habits", schema: "finance");

            migrationBuilder.DropTable(name: "cost_file_vouchers", schema: "finance");

            migrationBuilder.DropTable(name: "cost_questions", schema: "finance");

            migrationBuilder.DropTable(name: "fiscal_years", schema: "finance");

            migrationBuilder.DropTable(name: "fund_balances", schema: "finance");

            migrationBuilder.DropTable(name: "fund_proposal_papers", schema: "finance");

            migrationBuilder.DropTable(name: "ledger_rows", schema: "finance");

            migrationBuilder.DropTable(name: "payout_holds", schema: "finance");

            migrationBuilder.DropTable(name: "plan_rows", schema: "finance");

            migrationBuilder.DropTable(name: "repayment_effects", schema: "finance");

            migrationBuilder.DropTable(name: "settled_costs", schema: "finance");

            migrationBuilder.DropTable(name: "settlement_costs", schema: "finance");

            migrationBuilder.DropTable(name: "settlement_lines", schema: "finance");

            migrationBuilder.DropTable(name: "settlement_reversals", schema: "finance");

            migrationBuilder.DropTable(name: "voucher_files_read", schema: "finance");

            migrationBuilder.DropTable(name: "year_end_decisions", schema: "finance");

            migrationBuilder.DropTable(name: "budget_deliveries", schema: "finance");

            migrationBuilder.DropTable(name: "cost_imports", schema: "finance");

            migrationBuilder.DropTable(name: "cost_holds", schema: "finance");

            migrationBuilder.DropTable(name: "fund_documents", schema: "finance");

            migrationBuilder.DropTable(name: "fund_proposals", schema: "finance");

            migrationBuilder.DropTable(name: "case_plans", schema: "finance");

            migrationBuilder.DropTable(name: "repayment_instalments", schema: "finance");

            migrationBuilder.DropTable(name: "settlement_runs", schema: "finance");

            migrationBuilder.DropTable(name: "cost_lines", schema: "finance");

            migrationBuilder.DropTable(name: "ledger_transactions", schema: "finance");

            migrationBuilder.DropTable(name: "fund_locks", schema: "finance");
        }
    }
}
