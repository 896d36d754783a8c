using Fund.Applications.Answers;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Platform.Setup;
using Fund.Platform.Tenancy;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Drafts;

/// <summary>What a plugin sets is read as strictly as what a person types, and stands in the history with the step's name (F-44).</summary>
internal sealed class SetAnswersHandler(ApplicationsDb db, CurrentSetup setup, CurrentAct act, IMediator mediator, TimeProvider time)
    : IRequestHandler<SetAnswers, MediatR.Unit>
{
    public async Task<MediatR.Unit> Handle(SetAnswers request, CancellationToken cancellationToken)
    {
        var found = await db.Cases.Include(c => c.Units).Include(c => c.Answers).FirstAsync(c => c.Id == request.Case, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var fields = profile.Forms.SelectMany(form => form.Fields).ToLookup(f => f.Key);
        var units = (await mediator.Send(new Units(), cancellationToken)).Select(u => u.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var answer in request.Answers)
        {
            var field =
                fields[answer.Field].FirstOrDefault()
                ?? throw new Refused(T($"{answer.By} ville ändra frågan {answer.Field}, som inte finns i formulären. Inget har sparats."));
            var (value, fault) = AnswerText.Canonical(field, answer.Value, units);
            if (fault is not null)
            {
                throw new Refused([fault with { Message = $"{answer.By}: {fault.Message}" }]);
            }

            if (found.Answer(new Dictionary<string, string?> { [field.Key] = value }, AnswerRoles.Of(profile)))
            {
                db.Entry(found).Property(c => c.Title).IsModified = true;
                // A table is told by its name; what stands in it is read in the form.
                var shown = field.Kind == FieldKind.Rows ? T("nya rader") : AnswerWords.Of(field, value) ?? T("inget svar");
                db.Records.Add(
                    CaseRecord.Of(
                        found.Id,
                        RecordKind.Adjusted,
                        StockholmTime.Today(time),
                        T($"{answer.By} satte ”{field.Label}” till {shown}."),
                        act.Now
                    )
                );
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return default;
    }
}
