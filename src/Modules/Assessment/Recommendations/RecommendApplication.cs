using FluentValidation;
using Fund.Assessment.Meetings;
using Fund.Assessment.Persistence;
using Fund.Contracts.Messages;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Recommendations;

/// <summary>The steering group recommends "grant" or "reject" (U-71, U-79).</summary>
[Requires(Permission.Assess)]
[InCase(CasePart.Acts, Impartial = true)]
[DoneAt("foresla")]
[LoggedAs("Ett förslag till beslut lämnades", Working = true)]
internal sealed record RecommendApplication(string CaseNumber, string Outcome, string Reason) : ICommand, IOperation
{
    string? IAboutCase.CaseNumber => CaseNumber;

    string? IOperation.Outcome => Outcome;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.RecommendApplication { Outcome = Outcome, Reason = Reason };
}

internal sealed class RecommendApplicationShape : AbstractValidator<RecommendApplication>
{
    public RecommendApplicationShape()
    {
        RuleFor(r => r.Outcome)
            .Must(outcome => OperationWords.IsOutcome(nameof(RecommendApplication), outcome))
            .WithMessage(_ => T("Välj om gruppen föreslår bifall eller avslag."));
        RuleFor(r => r.Reason)
            .NotEmpty()
            .WithMessage(_ => T("Motivera förslaget."))
            .MaximumLength(4000)
            .WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));
    }
}

internal sealed class RecommendApplicationHandler(AssessmentDb db, ProcessContext process, MeetingBook meetings, CurrentAct act)
    : IRequestHandler<RecommendApplication, Unit>
{
    public async Task<Unit> Handle(RecommendApplication request, CancellationToken cancellationToken)
    {
        var about = process.Case.Id;
        var latest = await db
            .Recommendations.AsNoTracking()
            .Where(r => r.CaseId == about)
            .OrderByDescending(r => r.At)
            .FirstOrDefaultAsync(cancellationToken);
        var content = process.Facts.HandedIn?.Content ?? "";
        if (
            latest is not null
            && (latest.Outcome, latest.Reason, latest.PersonId, latest.Content)
                == (request.Outcome, request.Reason, act.Now.Person, content)
        )
        {
            throw new Conflict(T("Du har redan lämnat det förslaget, med samma motivering."));
        }

        db.Recommendations.Add(
            new Recommendation
            {
                CaseId = about,
                Outcome = request.Outcome,
                Reason = request.Reason,
                Content = content,
                Act = act.Now.Id,
                PersonId = act.Now.Person,
                Who = act.Now.Who,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        // The words are the recommendation's own, for those who may read it; the meeting's point says that it was made.
        await meetings.CorrectAsync(
            MeetingBodies.Preparing(process.Profile),
            StockholmTime.DateOf(act.Now.At),
            about,
            MeetingItemKind.Recommendation,
            null,
            null,
            cancellationToken
        );
        return default;
    }
}
