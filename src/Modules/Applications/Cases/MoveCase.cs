using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Cases;

internal sealed class MoveCaseHandler(ApplicationsDb db, CurrentSetup setup, Actor actor, IMediator mediator, TimeProvider time)
    : IRequestHandler<MoveCase, Unit>
{
    public async Task<Unit> Handle(MoveCase request, CancellationToken cancellationToken)
    {
        var moved = await db.Cases.FirstAsync(c => c.Id == request.Case, cancellationToken);
        var stage = (await setup.GetAsync(cancellationToken)).ProfileOf(moved.RuleVersion).StageOf(request.To);
        var from = moved.Stage;
        var today = StockholmTime.Today(time);
        moved.MoveTo(stage.Key, stage.Kind);
        db.Moves.Add(
            new CaseMove
            {
                CaseId = moved.Id,
                From = from,
                To = stage.Key,
                Operation = request.Operation,
                Outcome = request.Outcome,
                Who = actor.Name,
                On = today,
                At = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(
            new CaseMoved(moved.Id, from, stage.Key, stage.Kind, request.Operation, request.Outcome, today),
            cancellationToken
        );
        return default;
    }
}
