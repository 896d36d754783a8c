using FluentValidation;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;

namespace Fund.Applications.Initiatives;

/// <summary>The applicant withdraws, before the decision.</summary>
[Requires(Permission.WriteApplications)]
[InCase(CasePart.Leads)]
[DoneAt("aterta")]
[LoggedAs("Ansökan återtogs")]
internal sealed record WithdrawCase(string CaseNumber, string? Reason) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.WithdrawCase { Reason = Reason };
}

internal sealed class WithdrawCaseShape : AbstractValidator<WithdrawCase>
{
    public WithdrawCaseShape() => RuleFor(w => w.Reason).MaximumLength(4000).WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
}

internal sealed class WithdrawCaseHandler(ApplicationsDb db, CaseFinder cases, CurrentAct act, TimeProvider time)
    : IRequestHandler<WithdrawCase, Unit>
{
    public async Task<Unit> Handle(WithdrawCase request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        db.Records.Add(CaseRecord.Of(found.Id, RecordKind.Withdrawal, StockholmTime.Today(time), request.Reason, act.Now));
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
