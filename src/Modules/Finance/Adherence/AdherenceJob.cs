using Fund.Finance.Ledger;
using Fund.Platform.Jobs;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;

namespace Fund.Finance.Adherence;

/// <summary>Each morning: asks whether the plans are followed, where a period has ended and nobody has said so.</summary>
internal sealed class AdherenceJob(FundsHere funds, AdherenceQuestions questions, TenantTransaction transaction, MessageScope scope)
    : IMunicipalityJob
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var inside = scope.Inside();
        await transaction.OpenAsync(cancellation);
        foreach (var rules in await funds.AllAsync(cancellation))
        {
            await questions.AskAsync(rules.Fund.Key, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }
}
