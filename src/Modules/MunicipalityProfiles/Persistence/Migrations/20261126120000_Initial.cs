using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fund.MunicipalityProfiles.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "profiles");

            migrationBuilder.CreateTable(
                name: "modules_on",
                schema: "profiles",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_modules_on", x => new { x.municipality_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "persons",
                schema: "profiles",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => new { x.municipality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "plugin_revisions",
                schema: "profiles",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<string>(type: "text", nullable: true),
                    for_running_cases = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugin_revisions", x => new { x.municipality_id, x.number });
                },
                comment: "Insert only: cases go on under the plugins that they were opened under");

            migrationBuilder.CreateTable(
                name: "rule_versions",
                schema: "profiles",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    adopted = table.Column<bool>(type: "boolean", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_versions", x => new { x.municipality_id, x.code });
                });

            migrationBuilder.CreateTable(
                name: "templates",
                schema: "profiles",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    who = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_templates", x => new { x.municipality_id, x.id });
                },
                comment: "Insert only: a paper can be traced to the template that it was made from");

            migrationBuilder.CreateTable(
                name: "tokens",
                schema: "profiles",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tokens", x => new { x.municipality_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "units",
                schema: "profiles",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    parent = table.Column<string>(type: "text", nullable: true),
                    code = table.Column<string>(type: "text", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => new { x.municipality_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "role_assignments",
                schema: "profiles",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_assignments", x => new { x.municipality_id, x.id });
                    table.ForeignKey(
                        name: "fk_role_assignments_persons_municipality_id_person_id",
                        columns: x => new { x.municipality_id, x.person_id },
                        principalSchema: "profiles",
                        principalTable: "persons",
                        principalColumns: new[] { "municipality_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plugin_activations",
                schema: "profiles",
                columns: table => new
                {
                    municipality_id = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    plugin_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    steps_off = table.Column<List<string>>(type: "text[]", nullable: false),
                    step_orders = table.Column<string>(type: "jsonb", nullable: false),
                    settings_json = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plugin_activations", x => new { x.municipality_id, x.revision, x.plugin_id });
                    table.ForeignKey(
                        name: "fk_plugin_activations_plugin_revisions_municipality_id_revision",
                        columns: x => new { x.municipality_id, x.revision },
                        principalSchema: "profiles",
                        principalTable: "plugin_revisions",
                        principalColumns: new[] { "municipality_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Insert only: cases go on under the plugins that they were opened under");

            migrationBuilder.CreateIndex(
                name: "ix_persons_municipality_id_subject",
                schema: "profiles",
                table: "persons",
                columns: new[] { "municipality_id", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plugin_activations_municipality_id_revision",
                schema: "profiles",
                table: "plugin_activations",
                columns: new[] { "municipality_id", "revision" });

            migrationBuilder.CreateIndex(
                name: "ix_role_assignments_municipality_id_person_id",
                schema: "profiles",
                table: "role_assignments",
                columns: new[] { "municipality_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_templates_municipality_id_kind_number",
                schema: "profiles",
                table: "templates",
                columns: new[] { "municipality_id", "kind", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tokens_municipality_id_hash",
                schema: "profiles",
                table: "tokens",
                columns: new[] { "municipality_id", "hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "modules_on",
                schema: "profiles");

            migrationBuilder.DropTable(
                name: "plugin_activations",
                schema: "profiles");

            migrationBuilder.DropTable(
                name: "role_assignments",
                schema: "profiles");

            migrationBuilder.DropTable(
                name: "rule_versions",
                schema: "profiles");

            migrationBuilder.DropTable(
                name: "templates",
                schema: "profiles");

            migrationBuilder.DropTable(
                name: "tokens",
                schema: "profiles");

            migrationBuilder.DropTable(
                name: "units",
                schema: "profiles");

            migrationBuilder.DropTable(
                name: "plugin_revisions",
                schema: "profiles");

            migrationBuilder.DropTable(
                name: "persons",
                schema: "profiles");
        }
    }
}
