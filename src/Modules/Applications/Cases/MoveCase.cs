using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

internal sealed class MoveCaseHandler(ApplicationsDb db, CurrentSetup setup, CurrentAct act, IMediator mediator, TimeProvider time)
    : IRequestHandler<MoveCase, Unit>
{
    public async Task<Unit> Handle(MoveCase request, CancellationToken cancellationToken)
    {
        var moved = await db.Cases.FirstAsync(c => c.Id == request.Case, cancellationToken);
        if (moved.Stage != request.From)
        {
            throw new Conflict(T("Ärendet har gått vidare medan du arbetade. Läs in sidan igen och se var det är nu."));
        }

        var stage = (await setup.GetAsync(cancellationToken)).ProfileOf(moved.RuleVersion).StageOf(request.To);
        var today = StockholmTime.Today(time);
        moved.MoveTo(stage.Key, stage.Kind);
        db.Moves.Add(CaseMove.Of(moved.Id, request.From, stage.Key, request.Outcome, today, act.Now));
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(
            new CaseMoved(moved.Id, request.From, stage.Key, stage.Kind, request.Operation, request.Outcome, today),
            cancellationToken
        );
        return default;
    }
}
