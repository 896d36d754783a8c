using BenchmarkDotNet.Running;
using Benchmarks.Costs;
using Benchmarks.Http;
using Benchmarks.Settlements;

if (args is ["http", .. var more])
{
    await HttpBenchmark.RunAsync(more);
}
else if (args is ["import", .. var rows])
{
    await ImportBenchmark.RunAsync(rows);
}
else if (args is ["settlement", .. var sizes])
{
    await SettlementBenchmark.RunAsync(sizes);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
