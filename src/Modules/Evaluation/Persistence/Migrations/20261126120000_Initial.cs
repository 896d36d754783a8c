using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fund.Evaluation.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "evaluation");

            migrationBuilder.CreateTable(
                name: "evaluations",
                schema: "evaluation",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    sections = table.Column<string>(type: "jsonb", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    who_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluations", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: what was evaluated stands"
            );

            migrationBuilder.CreateTable(
                name: "indicators",
                schema: "evaluation",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    baseline = table.Column<decimal>(type: "numeric", nullable: true),
                    target = table.Column<decimal>(type: "numeric", nullable: true),
                    source = table.Column<string>(type: "text", nullable: true),
                    method = table.Column<string>(type: "text", nullable: true),
                    frequency = table.Column<string>(type: "text", nullable: true),
                    responsible = table.Column<string>(type: "text", nullable: true),
                    locked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicators", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: the plan is locked when the initiative starts"
            );

            migrationBuilder.CreateTable(
                name: "portfolio_evaluations",
                schema: "evaluation",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund = table.Column<string>(type: "text", nullable: false),
                    occasion = table.Column<string>(type: "text", nullable: false),
                    sections = table.Column<string>(type: "jsonb", nullable: false),
                    who_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portfolio_evaluations", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: a compilation keeps the figures of its day"
            );

            migrationBuilder.CreateTable(
                name: "measurements",
                schema: "evaluation",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    indicator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: false),
                    measured_on = table.Column<DateOnly>(type: "date", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: true),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    who_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measurements", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_measurements_indicators_municipality_id_indicator_id",
                        columns: x => new { x.municipality_id, x.indicator_id },
                        principalSchema: "evaluation",
                        principalTable: "indicators",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                },
                comment: "Insert only: a measured value is corrected by a later one"
            );

            migrationBuilder.CreateTable(
                name: "portfolio_figures",
                schema: "evaluation",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    portfolio_evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    case_number = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    lead_unit = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    granted = table.Column<long>(type: "bigint", nullable: true),
                    paid = table.Column<long>(type: "bigint", nullable: true),
                    indicators = table.Column<int>(type: "integer", nullable: false),
                    on_target = table.Column<int>(type: "integer", nullable: false),
                    evaluations = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_portfolio_figures",
                        x => new
                        {
                            x.municipality_id,
                            x.portfolio_evaluation_id,
                            x.case_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_portfolio_figures_portfolio_evaluations_municipality_id_por",
                        columns: x => new { x.municipality_id, x.portfolio_evaluation_id },
                        principalSchema: "evaluation",
                        principalTable: "portfolio_evaluations",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                },
                comment: "Insert only: a compilation keeps the figures of its day"
            );

            migrationBuilder.CreateIndex(
                name: "ix_evaluations_municipality_id_case_id",
                schema: "evaluation",
                table: "evaluations",
                columns: new[] { "municipality_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_indicators_municipality_id_case_id",
                schema: "evaluation",
                table: "indicators",
                columns: new[] { "municipality_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_measurements_municipality_id_case_id",
                schema: "evaluation",
                table: "measurements",
                columns: new[] { "municipality_id", "case_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_measurements_municipality_id_indicator_id",
                schema: "evaluation",
                table: "measurements",
                columns: new[] { "municipality_id", "indicator_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_portfolio_evaluations_municipality_id_fund_occasion",
                schema: "evaluation",
                table: "portfolio_evaluations",
                columns: new[] { "municipality_id", "fund", "occasion" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "evaluations", schema: "evaluation");

            migrationBuilder.DropTable(name: "measurements", schema: "evaluation");

            migrationBuilder.DropTable(name: "portfolio_figures", schema: "evaluation");

            migrationBuilder.DropTable(name: "indicators", schema: "evaluation");

            migrationBuilder.DropTable(name: "portfolio_evaluations", schema: "evaluation");
        }
    }
}
