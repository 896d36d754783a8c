using System.Globalization;

namespace Benchmarks.Http;

/// <summary>
/// Processor time that has been used so far: what does not depend on what else the machine is busy with. Read from /proc; nothing where
/// there
/// is none.
/// </summary>
/// <param name="Here">By this process: host, limit and client.</param>
/// <param name="Database">By the server processes of the benchmark's database. Milliseconds.</param>
internal sealed record ProcessorTime(double Here, double Database)
{
    private const double MillisecondsATick = 10;

    public static ProcessorTime Now(string database) =>
        new(
            Environment.CpuUsage.TotalTime.TotalMilliseconds,
            Directory.Exists("/proc")
                ? Directory
                    .EnumerateDirectories("/proc")
                    .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
                    .Sum(f => Of(f, database))
                : 0
        );

    public static ProcessorTime operator -(ProcessorTime later, ProcessorTime earlier) =>
        new(later.Here - earlier.Here, later.Database - earlier.Database);

    private static double Of(string folder, string database)
    {
        try
        {
            if (!File.ReadAllText(folder + "/cmdline").Contains(database, StringComparison.Ordinal))
            {
                return 0;
            }

            var figures = File.ReadAllText(folder + "/stat").Split(") ")[^1].Split(' ');
            return (Ticks(figures[11]) + Ticks(figures[12])) * MillisecondsATick;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static double Ticks(string figure) => double.Parse(figure, CultureInfo.InvariantCulture);
}
