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
                    rows = table.Column<string>(type: "jsonb", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_by_name = table.Column<string>(type: "text", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by_name = table.Column<string>(type: "text", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_plans", x => new { x.municipality_id, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "cost_imports",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    stored = table.Column<int>(type: "integer", nullable: true),
                    already_known = table.Column<int>(type: "integer", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_imports", x => new { x.municipality_id, x.id });
                }
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
                    row = table.Column<string>(type: "text", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cost_lines", x => new { x.municipality_id, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "fund_locks",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_locks", x => new { x.municipality_id, x.key });
                }
            );

            migrationBuilder.CreateTable(
                name: "ledger_transactions",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    occasion = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_transactions", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: the ledger is only added to"
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
                    who = table.Column<string>(type: "text", nullable: false),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    release_reason = table.Column<string>(type: "text", nullable: true),
                    released_by = table.Column<string>(type: "text", nullable: true),
                    release_decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
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
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    unit_name = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    changed_by = table.Column<string>(type: "text", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_repayment_instalments", x => new { x.municipality_id, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "settlement_runs",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    occasion = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    period_start = table.Column<DateOnly>(type: "date", nullable: false),
                    period_end = table.Column<DateOnly>(type: "date", nullable: false),
                    rule_version = table.Column<string>(type: "text", nullable: false),
                    prepared_by = table.Column<Guid>(type: "uuid", nullable: true),
                    prepared_by_name = table.Column<string>(type: "text", nullable: false),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by_name = table.Column<string>(type: "text", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    total = table.Column<long>(type: "bigint", nullable: true),
                    voucher_file = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_runs", x => new { x.municipality_id, x.occasion });
                }
            );

            migrationBuilder.CreateTable(
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
            );

            migrationBuilder.CreateTable(
                name: "settlement_lines",
                schema: "finance",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    occasion = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period_cost = table.Column<long>(type: "bigint", nullable: false),
                    payable = table.Column<long>(type: "bigint", nullable: false),
                    held = table.Column<long>(type: "bigint", nullable: false),
                    overrun = table.Column<long>(type: "bigint", nullable: false),
                    grant_left = table.Column<long>(type: "bigint", nullable: false),
                    held_because = table.Column<string>(type: "text", nullable: true),
                    costs = table.Column<string>(type: "jsonb", nullable: false),
                    alerts = table.Column<List<string>>(type: "text[]", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_settlement_lines",
                        x => new
                        {
                            x.municipality_id,
                            x.occasion,
                            x.case_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_settlement_lines_settlement_runs_municipality_id_occasion",
                        columns: x => new { x.municipality_id, x.occasion },
                        principalSchema: "finance",
                        principalTable: "settlement_runs",
                        principalColumns: new[] { "municipality_id", "occasion" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_adherence_words_municipality_id_case_id_occasion",
                schema: "finance",
                table: "adherence_words",
                columns: new[] { "municipality_id", "case_id", "occasion" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_case_plans_municipality_id_case_id_plan_version",
                schema: "finance",
                table: "case_plans",
                columns: new[] { "municipality_id", "case_id", "plan", "version" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_lines_municipality_id_case_id",
                schema: "finance",
                table: "cost_lines",
                columns: new[] { "municipality_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_cost_lines_municipality_id_year_series_number_row",
                schema: "finance",
                table: "cost_lines",
                columns: new[] { "municipality_id", "year", "series", "number", "row" },
                unique: true
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
                name: "ix_ledger_transactions_municipality_id_key",
                schema: "finance",
                table: "ledger_transactions",
                columns: new[] { "municipality_id", "key" },
                unique: true
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
                name: "ix_repayment_instalments_municipality_id_year",
                schema: "finance",
                table: "repayment_instalments",
                columns: new[] { "municipality_id", "year" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_settlement_lines_municipality_id_occasion",
                schema: "finance",
                table: "settlement_lines",
                columns: new[] { "municipality_id", "occasion" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "adherence_words", schema: "finance");

            migrationBuilder.DropTable(name: "case_plans", schema: "finance");

            migrationBuilder.DropTable(name: "cost_imports", schema: "finance");

            migrationBuilder.DropTable(name: "cost_lines", schema: "finance");

            migrationBuilder.DropTable(name: "fund_locks", schema: "finance");

            migrationBuilder.DropTable(name: "ledger_rows", schema: "finance");

            migrationBuilder.DropTable(name: "payout_holds", schema: "finance");

            migrationBuilder.DropTable(name: "repayment_instalments", schema: "finance");

            migrationBuilder.DropTable(name: "settlement_lines", schema: "finance");

            migrationBuilder.DropTable(name: "ledger_transactions", schema: "finance");

            migrationBuilder.DropTable(name: "settlement_runs", schema: "finance");
        }
    }
}
