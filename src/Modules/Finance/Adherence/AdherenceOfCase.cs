using Fund.Contracts.Messages;
using Fund.Platform.Process;
using MediatR;

namespace Fund.Finance.Adherence;

/// <summary>What is asked and said of a case's plans before a payout, and what is held.</summary>
internal sealed record AdherenceOfCaseView(OpenHold? Held, IReadOnlyList<OpenOccasion> Occasions);

/// <summary>What is asked and said of a case's plans before a payout.</summary>
[InCase(CasePart.Sees)]
[Requires(Permission.ReadFinance)]
internal sealed record AdherenceOfCase(string CaseNumber) : IQuery<AdherenceOfCaseView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class AdherenceOfCaseHandler(CaseProcess cases, AdherenceReading reading)
    : IRequestHandler<AdherenceOfCase, AdherenceOfCaseView>
{
    public async Task<AdherenceOfCaseView> Handle(AdherenceOfCase request, CancellationToken cancellationToken)
    {
        var (header, profile, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        return new AdherenceOfCaseView(
            await reading.HeldAsync(header.Id, cancellationToken),
            await reading.OccasionsAsync(header, profile, cancellationToken)
        );
    }
}
