using FluentValidation;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Applications.Running;

/// <summary>The initiative starts. Cost that arose before this day is not eligible (U-74, W-14).</summary>
[Requires(Permission.Report)]
[LoggedAs("Satsningen startade")]
internal sealed record StartInitiative(string CaseNumber, DateOnly StartsOn) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.StartInitiative { StartsOn = StartsOn };

    public void AddFacts(CaseFacts facts) => facts.Dates[FactDates.StartedOn] = StartsOn;
}

internal sealed class StartInitiativeHandler(ApplicationsDb db, CaseFinder cases, ProcessContext process)
    : IRequestHandler<StartInitiative, Unit>
{
    public async Task<Unit> Handle(StartInitiative request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        if (process.Facts.Dates.TryGetValue("decidedOn", out var decided) && request.StartsOn < decided)
        {
            throw new Refused($"Satsningen kan inte starta före beslutet {decided:yyyy-MM-dd}.", field: "startsOn");
        }

        found.Start(request.StartsOn);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}

/// <summary>
/// Closes the case with what became of the work: implemented, partly, ended or newProject, with a reason. Ends what is asked and gives the
/// rest of the grant back.
/// </summary>
[Requires(Permission.Coordinate)]
[LoggedAs("Ärendet avslutades")]
internal sealed record CloseCase(string CaseNumber, string ImplementationOutcome, string Reason) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    string? IOperation.Outcome => ImplementationOutcome;

    public Fund.Plugins.Operation ForPlugins() =>
        new Fund.Plugins.CloseCase { ImplementationOutcome = ImplementationOutcome, Reason = Reason };
}

internal sealed class CloseCaseShape : AbstractValidator<CloseCase>
{
    public CloseCaseShape()
    {
        RuleFor(c => c.ImplementationOutcome)
            .Must(outcome => OperationWords.IsOutcome(nameof(CloseCase), outcome))
            .WithMessage("Välj vad som hände med arbetssättet.");
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage("Skriv varför, så att andra kan lära av det.")
            .MaximumLength(4000)
            .WithMessage("Texten är för lång, högst 4 000 tecken.");
    }
}

internal sealed class CloseCaseHandler(ApplicationsDb db, CaseFinder cases, TimeProvider time) : IRequestHandler<CloseCase, Unit>
{
    public async Task<Unit> Handle(CloseCase request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        found.Close(StockholmTime.Today(time), request.ImplementationOutcome);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}

/// <summary>The applicant withdraws, before the decision.</summary>
[Requires(Permission.WriteApplications)]
[LoggedAs("Ansökan återtogs")]
internal sealed record WithdrawCase(string CaseNumber, string? Reason) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.WithdrawCase { Reason = Reason };
}

internal sealed class WithdrawCaseHandler(CaseFinder cases) : IRequestHandler<WithdrawCase, Unit>
{
    public async Task<Unit> Handle(WithdrawCase request, CancellationToken cancellationToken)
    {
        cases.RequireWriter(await cases.GetAsync(request.CaseNumber, cancellationToken));
        return default;
    }
}

/// <summary>Which project code the finance system books the initiative under; cost lines find their case by it.</summary>
[Requires(Permission.ManageFinance)]
[LoggedAs("Projektkoden angavs")]
internal sealed record SetProjectCode(string CaseNumber, string Code) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class SetProjectCodeShape : AbstractValidator<SetProjectCode>
{
    public SetProjectCodeShape() =>
        RuleFor(c => c.Code)
            .Matches("^[A-Za-z0-9ÅÄÖåäö_-]{1,20}$")
            .WithMessage("Projektkoden har 1–20 bokstäver, siffror, bindestreck eller understreck.");
}

internal sealed class SetProjectCodeHandler(ApplicationsDb db, CaseFinder cases) : IRequestHandler<SetProjectCode, Unit>
{
    public async Task<Unit> Handle(SetProjectCode request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        if (db.Cases.Any(c => c.ProjectCode == request.Code && c.Id != found.Id && c.ClosedOn == null))
        {
            throw new Refused("Projektkoden används redan av ett annat pågående ärende.", field: "code");
        }

        found.UseProjectCode(request.Code);
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
