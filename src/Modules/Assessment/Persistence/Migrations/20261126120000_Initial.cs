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
                    submission = table.Column<Guid>(type: "uuid", nullable: true),
                    content = table.Column<string>(type: "text", nullable: false, defaultValue: ""),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
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
                name: "bodies",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bodies", x => new { x.municipality_id, x.id });
                });

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
                    paragraph_key = table.Column<string>(type: "text", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    granted = table.Column<long>(type: "bigint", nullable: false),
                    conditions = table.Column<string>(type: "text", nullable: true),
                    later = table.Column<bool>(type: "boolean", nullable: false),
                    corrects = table.Column<Guid>(type: "uuid", nullable: true),
                    because = table.Column<string>(type: "text", nullable: true),
                    root = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    first_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decisions", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_decisions_decisions_municipality_id_corrects",
                        columns: x => new { x.municipality_id, x.corrects },
                        principalSchema: "assessment",
                        principalTable: "decisions",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: what a body has decided is changed only by its next decision");

            migrationBuilder.CreateTable(
                name: "dissents",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion = table.Column<string>(type: "text", nullable: false),
                    agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dissents", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: a dissent stands beside what was agreed");

            migrationBuilder.CreateTable(
                name: "impartiality_words",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_impartiality_words", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: what was answered stands; a conflict that is declared later counts");

            migrationBuilder.CreateTable(
                name: "joint_assessments",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_joint_assessments", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: what was agreed stands; a later agreement takes its place");

            migrationBuilder.CreateTable(
                name: "lodgements",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lodged = table.Column<bool>(type: "boolean", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lodgements", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: what was lodged and taken back stands");

            migrationBuilder.CreateTable(
                name: "preliminary_views",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    criterion = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_preliminary_views", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: what was seen beforehand stands; a later view takes its place");

            migrationBuilder.CreateTable(
                name: "rankings",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fund = table.Column<string>(type: "text", nullable: false),
                    criterion = table.Column<string>(type: "text", nullable: false),
                    order = table.Column<List<string>>(type: "text[]", nullable: false),
                    contents = table.Column<List<string>>(type: "text[]", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
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
                    content = table.Column<string>(type: "text", nullable: false, defaultValue: ""),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
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
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    who_key = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: true),
                    ground = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recusals", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: a declared conflict of interest stands");

            migrationBuilder.CreateTable(
                name: "body_members",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: true),
                    position = table.Column<string>(type: "text", nullable: false),
                    appointed_by = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_body_members", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_body_members_bodies_municipality_id_body_id",
                        columns: x => new { x.municipality_id, x.body_id },
                        principalSchema: "assessment",
                        principalTable: "bodies",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    body_key = table.Column<string>(type: "text", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: true),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_at = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    place = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    called_off_because = table.Column<string>(type: "text", nullable: true),
                    changes = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_meetings_bodies_municipality_id_body_id",
                        columns: x => new { x.municipality_id, x.body_id },
                        principalSchema: "assessment",
                        principalTable: "bodies",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "decision_days",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    root = table.Column<Guid>(type: "uuid", nullable: false),
                    adjusted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    posted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_days", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_decision_days_decisions_municipality_id_root",
                        columns: x => new { x.municipality_id, x.root },
                        principalSchema: "assessment",
                        principalTable: "decisions",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: what was said of a decision's minutes stands; a later word counts");

            migrationBuilder.CreateTable(
                name: "granted_years",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_granted_years", x => new { x.municipality_id, x.decision_id, x.year });
                    table.ForeignKey(
                        name: "fk_granted_years_decisions_municipality_id_decision_id",
                        columns: x => new { x.municipality_id, x.decision_id },
                        principalSchema: "assessment",
                        principalTable: "decisions",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: what a body has granted is changed only by its next decision");

            migrationBuilder.CreateTable(
                name: "agenda_items",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    heading = table.Column<string>(type: "text", nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_items", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_agenda_items_meetings_municipality_id_meeting_id",
                        columns: x => new { x.municipality_id, x.meeting_id },
                        principalSchema: "assessment",
                        principalTable: "meetings",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meeting_attendance",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    present = table.Column<bool>(type: "boolean", nullable: false),
                    instead_of = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_attendance", x => new { x.municipality_id, x.meeting_id, x.member_id });
                    table.ForeignKey(
                        name: "fk_meeting_attendance_body_members_municipality_id_member_id",
                        columns: x => new { x.municipality_id, x.member_id },
                        principalSchema: "assessment",
                        principalTable: "body_members",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meeting_attendance_meetings_municipality_id_meeting_id",
                        columns: x => new { x.municipality_id, x.meeting_id },
                        principalSchema: "assessment",
                        principalTable: "meetings",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meeting_items",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    paragraph = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true),
                    shared_view = table.Column<bool>(type: "boolean", nullable: true),
                    process_plan = table.Column<string>(type: "text", nullable: true),
                    act = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_items", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_meeting_items_meetings_municipality_id_meeting_id",
                        columns: x => new { x.municipality_id, x.meeting_id },
                        principalSchema: "assessment",
                        principalTable: "meetings",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: what was recorded of a meeting stands");

            migrationBuilder.CreateTable(
                name: "point_absences",
                schema: "assessment",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    agenda_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_absences", x => new { x.municipality_id, x.agenda_item_id, x.member_id });
                    table.ForeignKey(
                        name: "fk_point_absences_agenda_items_municipality_id_agenda_item_id",
                        columns: x => new { x.municipality_id, x.agenda_item_id },
                        principalSchema: "assessment",
                        principalTable: "agenda_items",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_point_absences_body_members_municipality_id_member_id",
                        columns: x => new { x.municipality_id, x.member_id },
                        principalSchema: "assessment",
                        principalTable: "body_members",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agenda_items_municipality_id_meeting_id_case_id",
                schema: "assessment",
                table: "agenda_items",
                columns: new[] { "municipality_id", "meeting_id", "case_id" },
                unique: true,
                filter: "case_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_assessments_municipality_id_case_id",
                schema: "assessment",
                table: "assessments",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bodies_municipality_id_name_key",
                schema: "assessment",
                table: "bodies",
                columns: new[] { "municipality_id", "name_key" },
                unique: true,
                filter: "ended_on is null");

            migrationBuilder.CreateIndex(
                name: "ix_body_members_municipality_id_body_id",
                schema: "assessment",
                table: "body_members",
                columns: new[] { "municipality_id", "body_id" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_days_municipality_id_case_id",
                schema: "assessment",
                table: "decision_days",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_decision_days_municipality_id_root",
                schema: "assessment",
                table: "decision_days",
                columns: new[] { "municipality_id", "root" });

            migrationBuilder.CreateIndex(
                name: "ix_decisions_municipality_id_case_id_body_decided_on_paragraph",
                schema: "assessment",
                table: "decisions",
                columns: new[] { "municipality_id", "case_id", "body", "decided_on", "paragraph_key", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decisions_municipality_id_corrects",
                schema: "assessment",
                table: "decisions",
                columns: new[] { "municipality_id", "corrects" },
                unique: true,
                filter: "corrects is not null");

            migrationBuilder.CreateIndex(
                name: "ix_dissents_municipality_id_case_id",
                schema: "assessment",
                table: "dissents",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_impartiality_words_municipality_id_case_id_person_id",
                schema: "assessment",
                table: "impartiality_words",
                columns: new[] { "municipality_id", "case_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_joint_assessments_municipality_id_case_id",
                schema: "assessment",
                table: "joint_assessments",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lodgements_municipality_id_case_id_person_id",
                schema: "assessment",
                table: "lodgements",
                columns: new[] { "municipality_id", "case_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_attendance_municipality_id_member_id",
                schema: "assessment",
                table: "meeting_attendance",
                columns: new[] { "municipality_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_items_municipality_id_case_id",
                schema: "assessment",
                table: "meeting_items",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_items_municipality_id_meeting_id",
                schema: "assessment",
                table: "meeting_items",
                columns: new[] { "municipality_id", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_municipality_id_body_id",
                schema: "assessment",
                table: "meetings",
                columns: new[] { "municipality_id", "body_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_municipality_id_body_key_held_on",
                schema: "assessment",
                table: "meetings",
                columns: new[] { "municipality_id", "body_key", "held_on" },
                unique: true,
                filter: "state <> 'CalledOff'");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_municipality_id_held_on",
                schema: "assessment",
                table: "meetings",
                columns: new[] { "municipality_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "ix_point_absences_municipality_id_member_id",
                schema: "assessment",
                table: "point_absences",
                columns: new[] { "municipality_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_preliminary_views_municipality_id_case_id",
                schema: "assessment",
                table: "preliminary_views",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_rankings_municipality_id_fund_criterion",
                schema: "assessment",
                table: "rankings",
                columns: new[] { "municipality_id", "fund", "criterion" });

            migrationBuilder.CreateIndex(
                name: "ix_recommendations_municipality_id_case_id",
                schema: "assessment",
                table: "recommendations",
                columns: new[] { "municipality_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recusals_municipality_id_case_id_person_id",
                schema: "assessment",
                table: "recusals",
                columns: new[] { "municipality_id", "case_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recusals_municipality_id_case_id_who_key",
                schema: "assessment",
                table: "recusals",
                columns: new[] { "municipality_id", "case_id", "who_key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assessments",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "decision_days",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "dissents",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "granted_years",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "impartiality_words",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "joint_assessments",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "lodgements",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "meeting_attendance",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "meeting_items",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "point_absences",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "preliminary_views",
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

            migrationBuilder.DropTable(
                name: "decisions",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "agenda_items",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "body_members",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "meetings",
                schema: "assessment");

            migrationBuilder.DropTable(
                name: "bodies",
                schema: "assessment");
        }
    }
}
