using System.Diagnostics;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Operation;

/// <summary>
/// The first start on a machine without PostgreSQL. <c>tools/bare-machine</c> proves it whole; this proves its order at every change:
/// the folder is given to the user that comes with PostgreSQL, so it is chosen after PostgreSQL is installed.
/// </summary>
public sealed class BareMachineTests : IDisposable
{
    // The script's own functions, on a machine that is told: root here, nobody is 99, postgres is 4711 and comes with the package.
    private const string Script = """
        set -euo pipefail
        mkdir -p "$2/tools"
        cp "$1/tools/common" "$2/tools/"
        sed '/^case "/,$d' "$1/tools/postgres" >"$2/tools/postgres"
        HERE="$2"
        set --
        source "$HERE/tools/postgres"
        find_binaries() { [[ -e "$HERE/installed" ]] && printf '/somewhere'; }
        install_packages() { printf 'installed %s\n' "$*"; : >"$HERE/installed"; }
        forbid_main_cluster() { :; }
        getent() { [[ -e "$HERE/installed" ]]; }
        id() { case "${2:-}" in postgres) printf '4711' ;; nobody) printf '99' ;; *) printf '0' ;; esac; }
        chown() { printf 'given to %s\n' "$1"; }
        as_server() { :; }
        is_running() { :; }
        make_roles() { :; }
        find_home
        start
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("fund-bare-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(DisplayName = "F-51 On a bare machine PostgreSQL is installed first, then its folder is given to the user that came with it")]
    public async Task Install_first_then_choose()
    {
        using var shell = System.Diagnostics.Process.Start(
            new ProcessStartInfo("bash")
            {
                ArgumentList = { "-c", Script, "bash", TestFiles.Root, folder },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var faults = shell.StandardError.ReadToEndAsync();
        var told = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        shell.ExitCode.ShouldBe(0, await faults);
        told.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["installed postgresql", "given to 4711"]);
    }
}
