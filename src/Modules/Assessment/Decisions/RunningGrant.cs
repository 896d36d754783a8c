using Fund.Contracts.Applications;
using Fund.Contracts.Finance;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Assessment.Decisions;

/// <summary>A case with what has been decided on it, for one who registers a decision.</summary>
/// <param name="Case">The case.</param>
/// <param name="Rules">Its rule version.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="Decided">What has been decided.</param>
/// <param name="Grant">What is left of the grant, its fund locked; null where nothing is granted or the fund's ledger is not kept.</param>
internal sealed record RunningGrant(CaseHeaderView Case, Profile Rules, CaseFacts Facts, CaseDecided Decided, GrantView? Grant)
{
    /// <summary>Can what is granted be changed: is it granted, and has the case not ended?</summary>
    public bool IsRunning => Case.StageKind is StageKind.Granted or StageKind.Running;

    /// <summary>What can be taken back by fiscal year, SEK.</summary>
    public IReadOnlyDictionary<int, Money> Free => Grant?.Free ?? Decided.GrantedPerYear.Where(y => y.Value.IsPositive).ToDictionary();

    /// <summary>Amounts by fiscal year: as given, or the whole in the year of the decision, or the first that is open where years are
    /// not apart.</summary>
    public IReadOnlyDictionary<int, Money> PerYear(DateOnly decidedOn, Money amount, IReadOnlyDictionary<int, Money>? given)
    {
        if (given is not { Count: > 0 })
        {
            var year = Grant is { Yearly: false } equity ? equity.FirstOpenFrom(decidedOn.Year) : decidedOn.Year;
            return new Dictionary<int, Money> { [year] = amount };
        }

        if (given.Values.Any(part => part.IsNegative) || given.Values.Total() != amount)
        {
            throw new Refused(T("Beloppen per år ska tillsammans bli beslutets belopp."), field: "perYear");
        }

        return given.Where(part => part.Value.IsPositive).ToDictionary();
    }

    /// <summary>Nothing is changed of what is not granted, has ended or is withdrawn.</summary>
    /// <exception cref="Refused">With why.</exception>
    public void RequireRunning()
    {
        if (!IsRunning || Decided.OnApplication is not { } first || !DecisionOutcomes.Grants(first.Outcome))
        {
            throw new Refused(T("Beviljandet kan ändras när ärendet är beviljat och inte avslutat."));
        }

        if (Decided.Withdrawal is { } withdrawal)
        {
            throw new Refused(
                T(
                    $"Beviljandet är återkallat {withdrawal.DecidedOn:yyyy-MM-dd}, {withdrawal.Paragraph}. "
                        + $"Ska mer betalas behövs en ny ansökan."
                )
            );
        }
    }
}

/// <summary>Opens cases to those who register decisions on them: the same people, and the same body, as for the first decision.</summary>
internal sealed class RunningGrants(CaseProcess process, DecisionBook book, CurrentSetup setup, Admission admission, IMediator mediator)
{
    /// <summary>The case, for one who registers; its fund is locked until the transaction ends.</summary>
    /// <exception cref="Forbidden">In the municipality's process another role does.</exception>
    public async Task<RunningGrant> OpenAsync(string caseNumber, CancellationToken cancellation)
    {
        var (header, profile, facts) = await process.LoadAsync(caseNumber, cancellation);
        if (!await admission.AdmitsAsync(typeof(RecordDecision), header, cancellation))
        {
            throw new Forbidden(T("I kommunens process är det en annan roll som registrerar beslut."));
        }

        var decided = await book.OfAsync(header.Id, cancellation);
        var grants = decided.OnApplication is { } first && DecisionOutcomes.Grants(first.Outcome);
        var grant =
            grants && await setup.HasModuleAsync("finance", cancellation)
                ? await mediator.Send(new LockGrant(header.Id), cancellation)
                : null;
        return new RunningGrant(header, profile, facts, decided, grant);
    }
}
