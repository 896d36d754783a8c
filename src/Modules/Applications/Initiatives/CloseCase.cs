using FluentValidation;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Applications.Initiatives;

/// <summary>
/// Closes the case with what became of the work: implemented, partly, ended or newProject, with a reason. Ends what is asked and gives the
/// rest of the grant back.
/// </summary>
[Requires(Permission.Coordinate)]
[InCase(CasePart.Acts)]
[DoneAt("avsluta")]
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
            .Must(Implementation.Names.ContainsKey)
            .WithMessage(_ => T("Välj vad som hände med arbetssättet."));
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Skriv varför, så att andra kan lära av det."))
            .MaximumLength(4000)
            .WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
    }
}

/// <summary>What can become of the work (field.md 2.2).</summary>
internal static class Implementation
{
    public static IReadOnlyDictionary<string, string> Names =>
        new Dictionary<string, string>
        {
            ["implemented"] = T("Det är infört i ordinarie verksamhet"),
            ["partly"] = T("Delar av det är infört"),
            ["ended"] = T("Det upphörde"),
            ["newProject"] = T("Det fortsätter som ett nytt projekt"),
        };
}

internal sealed class CloseCaseHandler(ApplicationsDb db, CaseFinder cases, CurrentAct act, TimeProvider time)
    : IRequestHandler<CloseCase, Unit>
{
    public async Task<Unit> Handle(CloseCase request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var today = StockholmTime.Today(time);
        found.Close(today);
        var text = $"{Implementation.Names[request.ImplementationOutcome]}. {request.Reason.Trim()}";
        db.Records.Add(CaseRecord.Of(found.Id, RecordKind.Closing, today, text, act.Now));
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
