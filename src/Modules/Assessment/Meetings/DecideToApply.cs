using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Assessment.Meetings;

/// <summary>
/// The applicant's own board decides to apply: day and paragraph of its minutes. Not before the preparation (A-32, W-07).
/// </summary>
[Requires(Permission.RecordDecisions)]
[InCase(CasePart.Acts, Impartial = true)]
[DoneAt("namndbeslut")]
[LoggedAs("Nämnden beslutade att ansöka")]
internal sealed record DecideToApply(string CaseNumber, [property: DoneOn] DateOnly DecidedOn, string Paragraph) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.DecideToApply { DecidedOn = DecidedOn, Paragraph = Paragraph };

    public void AddFacts(CaseFacts facts) => facts.Dates[FactDates.CommitteeDecidedOn] = DecidedOn;
}

internal sealed class DecideToApplyShape : AbstractValidator<DecideToApply>
{
    public DecideToApplyShape(TimeProvider time)
    {
        RuleFor(m => m.DecidedOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage(_ => T("Ange sammanträdets dag; den kan inte ligga i framtiden."));
        RuleFor(d => d.Paragraph)
            .NotEmpty()
            .WithMessage(_ => T("Ange paragrafen i protokollet, till exempel § 42."))
            .MaximumLength(50)
            .WithMessage(_ => T("Paragrafen är för lång, högst 50 tecken."));
    }
}

internal sealed class DecideToApplyHandler(ProcessContext process, MeetingBook meetings) : IRequestHandler<DecideToApply, Unit>
{
    public async Task<Unit> Handle(DecideToApply request, CancellationToken cancellationToken)
    {
        InOrder.Require(process.Facts, request.DecidedOn, "decidedOn", FactDates.PreparedOn, FactDates.DecidedOn);
        await meetings.PutAsync(
            process.Case.LeadUnitName,
            request.DecidedOn,
            process.Case.Id,
            MeetingItemKind.CommitteeDecision,
            null,
            cancellationToken,
            request.Paragraph
        );
        return default;
    }
}
