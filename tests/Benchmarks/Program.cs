using BenchmarkDotNet.Running;
using Benchmarks.Http;

if (args is ["http", .. var more])
{
    await HttpBenchmark.RunAsync(more);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
