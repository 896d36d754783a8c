using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Finance.Overview;

/// <summary>In lists of cases: what each has been granted, and how much of it is paid and left.</summary>
internal sealed class PutUpColumns(Actor actor) : INotificationHandler<GatherCaseColumns>
{
    private static CaseAmounts Sums =>
        new(
            "finance.case_sums",
            [
                new("beviljat", T("Beviljat"), "{0}.granted", Standard: true),
                new("utbetalt", T("Utbetalt"), "{0}.paid", Standard: true),
                new("kvar", T("Kvar"), "{0}.granted - {0}.paid - {0}.released", Standard: false),
            ]
        );

    public Task Handle(GatherCaseColumns notification, CancellationToken cancellationToken)
    {
        if (actor.May(Permission.ReadFinance))
        {
            notification.Amounts.Add(Sums);
        }

        return Task.CompletedTask;
    }
}
