using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Fund.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "platform");

            migrationBuilder.CreateTable(
                name: "answered_requests",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    request_id = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answered_requests", x => new { x.municipality_id, x.request_id });
                });

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    roles = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    case_number = table.Column<string>(type: "text", nullable: true),
                    rule_version = table.Column<string>(type: "text", nullable: true),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    trace_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: who did what is never changed");

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feeds", x => new { x.municipality_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "clock_shifts",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    seconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_shifts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "digest",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digest", x => new { x.municipality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "file_parts",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_parts", x => new { x.municipality_id, x.file_id, x.number });
                },
                comment: "Insert only: kept as received")
                .Annotation("Fund:Sql:as-it-is", "alter table platform.file_parts alter column content set storage external;");

            migrationBuilder.CreateTable(
                name: "files",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    parts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: kept as received");

            migrationBuilder.CreateTable(
                name: "mail_choices",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    delivery = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_choices", x => new { x.municipality_id, x.person_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "municipalities",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    host_name = table.Column<string>(type: "text", nullable: true),
                    theme = table.Column<string>(type: "text", nullable: false),
                    contact_email = table.Column<string>(type: "text", nullable: true),
                    setup_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_municipalities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    series = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_series", x => new { x.municipality_id, x.series });
                });

            migrationBuilder.CreateTable(
                name: "operators",
                schema: "platform",
                columns: table => new
                {
                    subject = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operators", x => x.subject);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failed = table.Column<bool>(type: "boolean", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => new { x.municipality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "step_traces",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    case_number = table.Column<string>(type: "text", nullable: true),
                    plugin = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: true),
                    operation = table.Column<string>(type: "text", nullable: false),
                    microseconds = table.Column<long>(type: "bigint", nullable: false),
                    result = table.Column<string>(type: "text", nullable: false),
                    lines = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: true),
                    fault = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_step_traces", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: kept even when the operation is undone");

            migrationBuilder.CreateTable(
                name: "tasks",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_number = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    why = table.Column<string>(type: "text", nullable: true),
                    role = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    not_for = table.Column<Guid>(type: "uuid", nullable: true),
                    impartial = table.Column<bool>(type: "boolean", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    rule = table.Column<string>(type: "text", nullable: true),
                    link = table.Column<string>(type: "text", nullable: false),
                    outlives_case = table.Column<bool>(type: "boolean", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    prompted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    prompted_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tasks", x => new { x.municipality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "work_steps",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    work_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_steps", x => new { x.municipality_id, x.work_id });
                });

            migrationBuilder.CreateTable(
                name: "works",
                schema: "platform",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    about = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    request_id = table.Column<string>(type: "text", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    said = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_works", x => new { x.municipality_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_municipality_id_at",
                schema: "platform",
                table: "audit",
                columns: new[] { "municipality_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_municipality_id_case_number",
                schema: "platform",
                table: "audit",
                columns: new[] { "municipality_id", "case_number" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_municipality_id_hash",
                schema: "platform",
                table: "calendar_feeds",
                columns: new[] { "municipality_id", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_digest_municipality_id_at",
                schema: "platform",
                table: "digest",
                columns: new[] { "municipality_id", "at" },
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_files_municipality_id_sha256",
                schema: "platform",
                table: "files",
                columns: new[] { "municipality_id", "sha256" });

            migrationBuilder.CreateIndex(
                name: "ix_municipalities_host_name",
                schema: "platform",
                table: "municipalities",
                column: "host_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_municipalities_key",
                schema: "platform",
                table: "municipalities",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_municipality_id_next_attempt",
                schema: "platform",
                table: "outbox",
                columns: new[] { "municipality_id", "next_attempt" },
                filter: "delivered_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_step_traces_municipality_id_at",
                schema: "platform",
                table: "step_traces",
                columns: new[] { "municipality_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_step_traces_municipality_id_case_number",
                schema: "platform",
                table: "step_traces",
                columns: new[] { "municipality_id", "case_number" });

            migrationBuilder.CreateIndex(
                name: "ix_step_traces_municipality_id_reference",
                schema: "platform",
                table: "step_traces",
                columns: new[] { "municipality_id", "reference" },
                filter: "reference is not null");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_municipality_id_case_number",
                schema: "platform",
                table: "tasks",
                columns: new[] { "municipality_id", "case_number" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_municipality_id_due",
                schema: "platform",
                table: "tasks",
                columns: new[] { "municipality_id", "due" },
                filter: "done_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_works_municipality_id_about",
                schema: "platform",
                table: "works",
                columns: new[] { "municipality_id", "about" },
                unique: true,
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_works_municipality_id_about_asked_at",
                schema: "platform",
                table: "works",
                columns: new[] { "municipality_id", "about", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_works_municipality_id_person_id_message_request_id",
                schema: "platform",
                table: "works",
                columns: new[] { "municipality_id", "person_id", "message", "request_id" },
                unique: true,
                filter: "request_id is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answered_requests",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "calendar_feeds",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "clock_shifts",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "digest",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "file_parts",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "files",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "mail_choices",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "municipalities",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "number_series",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "operators",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "step_traces",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "tasks",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "work_steps",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "works",
                schema: "platform");
        }
    }
}
