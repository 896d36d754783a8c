using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fund.Applications.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "applications");

            migrationBuilder.CreateTable(
                name: "cases",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    registry_number = table.Column<string>(type: "text", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    stage_kind = table.Column<string>(type: "text", nullable: false),
                    rule_version = table.Column<string>(type: "text", nullable: false),
                    plugin_revision = table.Column<int>(type: "integer", nullable: false),
                    fund = table.Column<string>(type: "text", nullable: false),
                    track = table.Column<string>(type: "text", nullable: true),
                    owner = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    started_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    project_code = table.Column<string>(type: "text", nullable: true),
                    requested = table.Column<long>(type: "bigint", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => new { x.municipality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    query = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_views", x => new { x.municipality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "case_answers",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_answers", x => new { x.municipality_id, x.case_id, x.field });
                    table.ForeignKey(
                        name: "fk_case_answers_cases_municipality_id_case_id",
                        columns: x => new { x.municipality_id, x.case_id },
                        principalSchema: "applications",
                        principalTable: "cases",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_documents",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_documents", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_case_documents_cases_municipality_id_case_id",
                        columns: x => new { x.municipality_id, x.case_id },
                        principalSchema: "applications",
                        principalTable: "cases",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: a document is kept as received");

            migrationBuilder.CreateTable(
                name: "case_moves",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_moves", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_case_moves_cases_municipality_id_case_id",
                        columns: x => new { x.municipality_id, x.case_id },
                        principalSchema: "applications",
                        principalTable: "cases",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: the path that a case has gone");

            migrationBuilder.CreateTable(
                name: "case_records",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    yes = table.Column<bool>(type: "boolean", nullable: true),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_records", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_case_records_cases_municipality_id_case_id",
                        columns: x => new { x.municipality_id, x.case_id },
                        principalSchema: "applications",
                        principalTable: "cases",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: what was recorded stays as it was");

            migrationBuilder.CreateTable(
                name: "case_units",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    lead = table.Column<bool>(type: "boolean", nullable: false),
                    by_result = table.Column<bool>(type: "boolean", nullable: false),
                    by_cost = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_units", x => new { x.municipality_id, x.case_id, x.unit_key });
                    table.ForeignKey(
                        name: "fk_case_units_cases_municipality_id_case_id",
                        columns: x => new { x.municipality_id, x.case_id },
                        principalSchema: "applications",
                        principalTable: "cases",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    circle = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_conversations_cases_municipality_id_case_id",
                        columns: x => new { x.municipality_id, x.case_id },
                        principalSchema: "applications",
                        principalTable: "cases",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: a conversation stays as it was begun");

            migrationBuilder.CreateTable(
                name: "signature_refusals",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_key = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    refused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signature_refusals", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_signature_refusals_cases_municipality_id_case_id",
                        columns: x => new { x.municipality_id, x.case_id },
                        principalSchema: "applications",
                        principalTable: "cases",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signature_requests",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_key = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signature_requests", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_signature_requests_cases_municipality_id_case_id",
                        columns: x => new { x.municipality_id, x.case_id },
                        principalSchema: "applications",
                        principalTable: "cases",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signatures",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_key = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    voided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signatures", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_signatures_cases_municipality_id_case_id",
                        columns: x => new { x.municipality_id, x.case_id },
                        principalSchema: "applications",
                        principalTable: "cases",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submissions",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    units = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false, defaultValue: ""),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submissions", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_submissions_cases_municipality_id_case_id",
                        columns: x => new { x.municipality_id, x.case_id },
                        principalSchema: "applications",
                        principalTable: "cases",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: what was handed in is frozen");

            migrationBuilder.CreateTable(
                name: "conversation_readers",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversation_readers", x => new { x.municipality_id, x.conversation_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_conversation_readers_conversations_municipality_id_conversa",
                        columns: x => new { x.municipality_id, x.conversation_id },
                        principalSchema: "applications",
                        principalTable: "conversations",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: who was let in to what was said is never forgotten");

            migrationBuilder.CreateTable(
                name: "messages",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "text", nullable: true),
                    file_size = table.Column<long>(type: "bigint", nullable: true),
                    asked = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_name = table.Column<string>(type: "text", nullable: true),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    part = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_messages_cases_municipality_id_case_id",
                        columns: x => new { x.municipality_id, x.case_id },
                        principalSchema: "applications",
                        principalTable: "cases",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_messages_conversations_municipality_id_conversation_id",
                        columns: x => new { x.municipality_id, x.conversation_id },
                        principalSchema: "applications",
                        principalTable: "conversations",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: what was sent can be asked for as an official document");

            migrationBuilder.CreateTable(
                name: "message_reads",
                schema: "applications",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_reads", x => new { x.municipality_id, x.message_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_message_reads_messages_municipality_id_message_id",
                        columns: x => new { x.municipality_id, x.message_id },
                        principalSchema: "applications",
                        principalTable: "messages",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: a message that was read has been read");

            migrationBuilder.CreateIndex(
                name: "ix_case_documents_municipality_id_case_id",
                schema: "applications",
                table: "case_documents",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_moves_municipality_id_case_id",
                schema: "applications",
                table: "case_moves",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_records_municipality_id_case_id",
                schema: "applications",
                table: "case_records",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_municipality_id_number",
                schema: "applications",
                table: "cases",
                columns: new[] { "municipality_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_municipality_id_project_code",
                schema: "applications",
                table: "cases",
                columns: new[] { "municipality_id", "project_code" },
                unique: true,
                filter: "project_code is not null and closed_on is null");

            migrationBuilder.CreateIndex(
                name: "ix_cases_municipality_id_sequence",
                schema: "applications",
                table: "cases",
                columns: new[] { "municipality_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_municipality_id_stage_kind",
                schema: "applications",
                table: "cases",
                columns: new[] { "municipality_id", "stage_kind" });

            migrationBuilder.CreateIndex(
                name: "ix_conversation_readers_municipality_id_conversation_id",
                schema: "applications",
                table: "conversation_readers",
                columns: new[] { "municipality_id", "conversation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_conversations_municipality_id_case_id",
                schema: "applications",
                table: "conversations",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_municipality_id_case_id",
                schema: "applications",
                table: "messages",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_municipality_id_conversation_id",
                schema: "applications",
                table: "messages",
                columns: new[] { "municipality_id", "conversation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_municipality_id_person_id_name",
                schema: "applications",
                table: "saved_views",
                columns: new[] { "municipality_id", "person_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signature_refusals_municipality_id_case_id_unit_key",
                schema: "applications",
                table: "signature_refusals",
                columns: new[] { "municipality_id", "case_id", "unit_key" },
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_signature_requests_municipality_id_case_id_unit_key",
                schema: "applications",
                table: "signature_requests",
                columns: new[] { "municipality_id", "case_id", "unit_key" },
                unique: true,
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_signatures_municipality_id_case_id_unit_key",
                schema: "applications",
                table: "signatures",
                columns: new[] { "municipality_id", "case_id", "unit_key" },
                unique: true,
                filter: "voided_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_municipality_id_case_id",
                schema: "applications",
                table: "submissions",
                columns: new[] { "municipality_id", "case_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_answers",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "case_documents",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "case_moves",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "case_records",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "case_units",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "conversation_readers",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "message_reads",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "saved_views",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "signature_refusals",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "signature_requests",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "signatures",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "submissions",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "messages",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "conversations",
                schema: "applications");

            migrationBuilder.DropTable(
                name: "cases",
                schema: "applications");
        }
    }
}
