using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Numbers;
using Fund.Platform.Outbox;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Applications.Submission;

/// <summary>
/// Hands in the application. What is handed in is frozen; the profile says what must be there first (A-24…A-33, U-61…U-66).
/// </summary>
[Requires(Permission.SignedIn)]
[LoggedAs("Ansökan lämnades in")]
internal sealed record SubmitApplication(string CaseNumber) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.SubmitApplication();
}

internal sealed class SubmitApplicationHandler(HandIn handIn, Notices notices, ProcessContext process)
    : IRequestHandler<SubmitApplication, Unit>
{
    public async Task<Unit> Handle(SubmitApplication request, CancellationToken cancellationToken)
    {
        await handIn.RunAsync(request.CaseNumber, "SubmitApplication", cancellationToken);
        await notices.TellAsync(
            Role.Coordinator,
            null,
            $"Ny ansökan: {process.Case.Title}",
            $"{process.Case.LeadUnitName} har lämnat in ansökan om {process.Case.Title}.",
            $"/arenden/{request.CaseNumber}",
            cancellationToken
        );
        return default;
    }
}

/// <summary>Freezes the form of an operation and makes the case an official one.</summary>
internal sealed class HandIn(ApplicationsDb db, CaseFinder cases, ProcessContext process, Numbers numbers, Actor actor, TimeProvider time)
{
    public async Task RunAsync(string caseNumber, string operation, CancellationToken cancellation)
    {
        var found = await cases.GetWithAnswersAsync(caseNumber, cancellation);
        if (!actor.Holds(Role.CommitteeSecretary))
        {
            cases.RequireWriter(found);
        }

        var today = StockholmTime.Today(time);
        db.Submissions.Add(
            Submitted.Freeze(found, process.Profile.Operations[operation].Form ?? operation, actor.Name, today, time.GetUtcNow())
        );
        found.Receive(today, found.RegistryNumber ?? await RegistryNumbers.NextAsync(numbers, process.Profile, today.Year, cancellation));
        await db.SaveChangesAsync(cancellation);
    }
}
