using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Platform.Numbers;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;

namespace Fund.Applications.Submission;

/// <summary>Freezes the form of an operation and makes the case an official one.</summary>
internal sealed class HandIn(
    ApplicationsDb db,
    CaseFinder cases,
    ProcessContext process,
    Numbers numbers,
    CurrentAct act,
    TimeProvider time
)
{
    public async Task RunAsync(string caseNumber, string operation, CancellationToken cancellation)
    {
        var found = await cases.GetWithAnswersAsync(caseNumber, cancellation);
        var today = StockholmTime.Today(time);
        db.Submissions.Add(Submitted.Freeze(found, process.Profile.Operations[operation].Form ?? operation, today, act.Now));
        var authority = process.Profile.AuthorityFor(operation);
        found.Receive(today, found.RegistryNumber ?? await RegistryNumbers.NextAsync(numbers, authority, today.Year, cancellation));
        await db.SaveChangesAsync(cancellation);
    }
}
