using Fund.Plugins;

[assembly: FundPlugin("future", "1.0.0")]

namespace Samples;

[Step("transfer", 100)]
public sealed class FutureStep : ICheck<TransferFund>
{
    public ValueTask CheckAsync(TransferFund operation, CheckContext context, CancellationToken cancellation) => default;
}
