using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using MediatR;

namespace Fund.Applications.Initiatives;

/// <summary>The initiative starts. Cost that arose before this day is not eligible (U-74, W-14).</summary>
[Requires(Permission.Report)]
[InCase(CasePart.Acts)]
[DoneAt("starta")]
[LoggedAs("Starten registrerades")]
internal sealed record StartInitiative(string CaseNumber, DateOnly StartsOn) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.StartInitiative { StartsOn = StartsOn };

    public void AddFacts(CaseFacts facts) => facts.Dates[FactDates.StartedOn] = StartsOn;
}

internal sealed class StartInitiativeHandler(ApplicationsDb db, CaseFinder cases, ProcessContext process)
    : IRequestHandler<StartInitiative, Unit>
{
    private const int YearsAhead = 2;

    public async Task<Unit> Handle(StartInitiative request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        if (process.Facts.Flags.GetValueOrDefault(FactFlags.GrantWithdrawn))
        {
            throw new Refused(T("Beviljandet är återkallat. Det finns inga medel att starta med, och ärendet ska avslutas."));
        }

        if (process.Facts.Dates.TryGetValue("decidedOn", out var decided) && request.StartsOn < decided)
        {
            throw new Refused(T($"Starten kan inte ligga före beslutet {decided:yyyy-MM-dd}."), field: "startsOn");
        }

        if (request.StartsOn > process.Facts.Today.AddYears(YearsAhead))
        {
            throw new Refused(T("Första dagen ligger mer än två år fram i tiden. Kontrollera årtalet."), field: "startsOn");
        }

        found.Start(request.StartsOn);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
