using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fund.MunicipalityProfiles.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class KeepPluginChoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "on",
                schema: "profiles",
                table: "plugins",
                type: "boolean",
                nullable: false,
                defaultValue: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "on",
                schema: "profiles",
                table: "plugins");
        }
    }
}
