using FluentValidation;
using Fund.Applications.Cases;
using Fund.Applications.Facts;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Applications.Preparation;

/// <summary>A group of officials has prepared the application, before the applicant's board decides .</summary>
[Requires(Permission.Assess)]
[LoggedAs("Ansökan bereddes")]
internal sealed record PrepareApplication(string CaseNumber, DateOnly PreparedOn, string Statement) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.PrepareApplication { PreparedOn = PreparedOn, Statement = Statement };

    public void AddFacts(CaseFacts facts) => facts.Dates[FactDates.PreparedOn] = PreparedOn;
}

internal sealed class PrepareApplicationShape : AbstractValidator<PrepareApplication>
{
    public PrepareApplicationShape(TimeProvider time)
    {
        RuleFor(p => p.PreparedOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= Fund.Process.Calendar.StockholmTime.Today(time))
            .WithMessage("Ange dagen då beredningen gjordes; den kan inte ligga i framtiden.");
        RuleFor(p => p.Statement)
            .NotEmpty()
            .WithMessage("Skriv vad gruppen kom fram till.")
            .MaximumLength(4000)
            .WithMessage("Texten är för lång, högst 4 000 tecken.");
    }
}

internal sealed class PrepareApplicationHandler(ApplicationsDb db, CaseFinder cases, Actor actor, TimeProvider time)
    : IRequestHandler<PrepareApplication, Unit>
{
    public async Task<Unit> Handle(PrepareApplication request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        db.Records.Add(
            new CaseRecord
            {
                CaseId = found.Id,
                Kind = RecordKinds.Preparation,
                On = request.PreparedOn,
                Text = request.Statement,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}

/// <summary>
/// The applicant's own board decides to apply: day and paragraph of its minutes. Not before the preparation (A-32, W-07).
/// </summary>
[Requires(Permission.RecordDecisions)]
[LoggedAs("Nämnden beslutade att ansöka")]
internal sealed record DecideToApply(string CaseNumber, DateOnly DecidedOn, string Paragraph) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.DecideToApply { DecidedOn = DecidedOn, Paragraph = Paragraph };

    public void AddFacts(CaseFacts facts) => facts.Dates[FactDates.CommitteeDecidedOn] = DecidedOn;
}

internal sealed class DecideToApplyShape : AbstractValidator<DecideToApply>
{
    public DecideToApplyShape(TimeProvider time)
    {
        RuleFor(d => d.DecidedOn)
            .Must(day => day > new DateOnly(2000, 1, 1) && day <= Fund.Process.Calendar.StockholmTime.Today(time))
            .WithMessage("Ange sammanträdets dag; den kan inte ligga i framtiden.");
        RuleFor(d => d.Paragraph)
            .NotEmpty()
            .WithMessage("Ange paragrafen i protokollet, till exempel § 42.")
            .MaximumLength(50)
            .WithMessage("Paragrafen är för lång, högst 50 tecken.");
    }
}

internal sealed class DecideToApplyHandler(ApplicationsDb db, CaseFinder cases, Actor actor, TimeProvider time)
    : IRequestHandler<DecideToApply, Unit>
{
    public async Task<Unit> Handle(DecideToApply request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        db.Records.Add(
            new CaseRecord
            {
                CaseId = found.Id,
                Kind = RecordKinds.CommitteeDecision,
                On = request.DecidedOn,
                Paragraph = request.Paragraph,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
