using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Setup;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Forms;

/// <summary>
/// Stores what plugins' steps have set, in the form that a person's answer has. No signature is voided: what a step sets follows from what
/// was signed.
/// </summary>
internal sealed class SetAnswersHandler(ApplicationsDb db, CurrentSetup setup, IMediator mediator, TimeProvider time)
    : IRequestHandler<SetAnswers, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(SetAnswers request, CancellationToken cancellationToken)
    {
        var found = await db
            .Cases.Include(c => c.Units)
            .Include(c => c.Answers)
            .AsSplitQuery()
            .FirstAsync(c => c.Id == request.Case, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var fields = profile.Forms.SelectMany(form => form.Fields).DistinctBy(field => field.Key).ToDictionary(field => field.Key);
        var units = (await mediator.Send(new Units(), cancellationToken)).Select(u => u.Key).ToHashSet(StringComparer.Ordinal);
        var answers = new Dictionary<string, string?>();
        foreach (var (key, set) in request.Answers)
        {
            var (value, fault) = AnswerText.Canonical(fields[key], set, units);
            answers[key] = fault is null ? value : throw new Refused([fault]);
        }

        found.Answer(answers, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
