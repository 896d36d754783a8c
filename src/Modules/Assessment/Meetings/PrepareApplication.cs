using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Assessment.Meetings;

/// <summary>A group of officials has prepared the application, before the applicant's board decides .</summary>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
[DoneAt("bered")]
[LoggedAs("Ansökan bereddes")]
internal sealed record PrepareApplication(string CaseNumber, [property: DoneOn] DateOnly PreparedOn, string Statement)
    : ICommand,
        IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.PrepareApplication { PreparedOn = PreparedOn, Statement = Statement };

    public void AddFacts(CaseFacts facts) => facts.Dates[FactDates.PreparedOn] = PreparedOn;
}

internal sealed class PrepareApplicationShape : AbstractValidator<PrepareApplication>
{
    public PrepareApplicationShape(TimeProvider time)
    {
        RuleFor(m => m.PreparedOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage(_ => T("Ange dagen då beredningen gjordes; den kan inte ligga i framtiden."));
        RuleFor(p => p.Statement)
            .NotEmpty()
            .WithMessage(_ => T("Skriv vad gruppen kom fram till."))
            .MaximumLength(4000)
            .WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
    }
}

internal sealed class PrepareApplicationHandler(ProcessContext process, MeetingBook meetings) : IRequestHandler<PrepareApplication, Unit>
{
    public async Task<Unit> Handle(PrepareApplication request, CancellationToken cancellationToken)
    {
        InOrder.Require(process.Facts, request.PreparedOn, "preparedOn", FactDates.DecidedOn);
        await meetings.PutAsync(
            MeetingBodies.Preparing(process.Profile),
            request.PreparedOn,
            process.Case.Id,
            MeetingItemKind.Preparation,
            request.Statement,
            cancellationToken
        );
        return default;
    }
}
