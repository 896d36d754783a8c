using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fund.Assessment.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "assessment");

            migrationBuilder.CreateTable(
                name: "assessments",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessments", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: an assessor's word stands; a later one counts beside it");

            migrationBuilder.CreateTable(
                name: "decisions",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    paragraph = table.Column<string>(type: "text", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    adjusted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    posted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    granted = table.Column<long>(type: "bigint", nullable: false),
                    per_year = table.Column<string>(type: "jsonb", nullable: false),
                    conditions = table.Column<string>(type: "text", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decisions", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: what a body has decided is changed only by its next decision");

            migrationBuilder.CreateTable(
                name: "rankings",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion = table.Column<string>(type: "text", nullable: false),
                    order = table.Column<List<string>>(type: "text[]", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rankings", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: an order stands; a later one takes its place");

            migrationBuilder.CreateTable(
                name: "recommendations",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendations", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: what was recommended stands");

            migrationBuilder.CreateTable(
                name: "recusals",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    ground = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recusals", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: a declared conflict of interest stands");

            migrationBuilder.CreateIndex(
                name: "ix_assessments_municipality_id_case_id",
                schema: "assessment",
                table: "assessments",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_decisions_municipality_id_case_id",
                schema: "assessment",
                table: "decisions",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_rankings_municipality_id_criterion",
                schema: "assessment",
                table: "rankings",
                columns: new[] { "municipality_id", "criterion" });

            migrationBuilder.CreateIndex(
                name: "ix_recommendations_municipality_id_case_id",
                schema: "assessment",
                table: "recommendations",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recusals_municipality_id_case_id_person_id",
                schema: "assessment",
                table: "recusals",
                columns: new[] { "municipality_id", "case_id", "person_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assessments",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "decisions",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "rankings",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "recommendations",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "recusals",
                schema: "assessment");
        }
    }
}
