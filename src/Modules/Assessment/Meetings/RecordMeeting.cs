using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Assessment.Meetings;

/// <summary>
/// The first meeting on an application has been held. A shared view that it can succeed gives a plan for how the process goes on
/// (U-67…U-69).
/// </summary>
[Requires(Permission.Coordinate)]
[InCase(CasePart.Acts, Impartial = true)]
[DoneAt("mote")]
[LoggedAs("Ett möte registrerades")]
internal sealed record RecordMeeting(
    string CaseNumber,
    [property: DoneOn] DateOnly HeldOn,
    bool SharedView,
    string Notes,
    string? ProcessPlan
) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    string? IOperation.Outcome => SharedView ? "shared" : "notShared";

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.RecordMeeting { HeldOn = HeldOn, SharedView = SharedView };

    public void AddFacts(CaseFacts facts)
    {
        facts.Dates[FactDates.MeetingOn] = HeldOn;
        facts.Flags[FactFlags.SharedView] = SharedView;
        facts.Flags[FactFlags.ProcessPlanMissing] = string.IsNullOrWhiteSpace(ProcessPlan);
    }
}

internal sealed class RecordMeetingShape : AbstractValidator<RecordMeeting>
{
    public RecordMeetingShape(TimeProvider time)
    {
        RuleFor(m => m.HeldOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage(_ => T("Ange mötets dag; den kan inte ligga i framtiden."));
        RuleFor(m => m.Notes)
            .NotEmpty()
            .WithMessage(_ => T("Skriv kort vad som sades."))
            .MaximumLength(8000)
            .WithMessage(_ => T("Texten är för lång, högst 8 000 tecken."));
        RuleFor(m => m.ProcessPlan).MaximumLength(8000).WithMessage(_ => T("Texten är för lång, högst 8 000 tecken."));
    }
}

internal sealed class RecordMeetingHandler(ProcessContext process, MeetingBook meetings) : IRequestHandler<RecordMeeting, Unit>
{
    public async Task<Unit> Handle(RecordMeeting request, CancellationToken cancellationToken)
    {
        InOrder.Require(process.Facts, request.HeldOn, "heldOn", InOrder.HandedIn, FactDates.DecidedOn);
        await meetings.PutAsync(
            MeetingBodies.FirstMeeting,
            request.HeldOn,
            process.Case.Id,
            MeetingItemKind.FirstMeeting,
            request.Notes,
            cancellationToken,
            sharedView: request.SharedView,
            processPlan: request.ProcessPlan
        );
        return default;
    }
}
