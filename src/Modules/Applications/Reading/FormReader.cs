using Fund.Applications.Answers;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Applications.Submission;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Reading;

/// <summary>Puts answers into the words that people read, with the versions that there are.</summary>
internal sealed class FormReader(ApplicationsDb db, IMediator mediator)
{
    /// <summary>The form with these answers.</summary>
    /// <param name="about">The case.</param>
    /// <param name="profile">Its rule version.</param>
    /// <param name="form">The form.</param>
    /// <param name="answers">Stored answers by question.</param>
    /// <param name="units">The units that take part.</param>
    /// <param name="cancellation">To stop.</param>
    public async Task<FormReading> ReadAsync(
        Case about,
        Profile profile,
        Form form,
        IReadOnlyDictionary<string, string?> answers,
        IReadOnlyList<ParticipantFact> units,
        CancellationToken cancellation
    )
    {
        var names = (await mediator.Send(new Units(), cancellation)).ToDictionary(u => u.Key, u => u.Name);
        var roles = AnswerRoles.Of(profile);
        var facts = FactsOf(about, answers, units);
        return new FormReading
        {
            CaseNumber = about.Number,
            RegistryNumber = about.RegistryNumber,
            CaseTitle = about.Title,
            Form = form.Key,
            FormName = form.Name,
            Guideline = $"{profile.Guideline.Title} ({profile.Code})",
            Requested = form.Fields.Any(field => field.Role == FieldRole.RequestedAmount) ? roles.RequestedAmount(answers) : null,
            StartsOn = roles.StartsOn(answers),
            EndsOn = roles.EndsOn(answers),
            Units = units,
            Sections =
            [
                .. form
                    .Sections.Where(section => section.IsVisible(facts, profile) || section.Fields.Any(f => answers.ContainsKey(f.Key)))
                    .Select(section => new ReadSection(
                        section.Key,
                        section.Title,
                        [
                            .. section
                                .Fields.Where(field => answers.ContainsKey(field.Key) || field.IsVisible(facts, profile))
                                .Select(field => Read(field, answers.GetValueOrDefault(field.Key), names)),
                        ]
                    )),
            ],
            Versions = await VersionsAsync(about.Id, form.Key, cancellation),
        };
    }

    private async Task<IReadOnlyList<ReadVersion>> VersionsAsync(CaseId about, string form, CancellationToken cancellation)
    {
        var handedIn = await db
            .Submissions.AsNoTracking()
            .Where(s => s.CaseId == about && s.Form == form)
            .OrderBy(s => s.At)
            .Select(s => new
            {
                s.Id,
                s.On,
                s.Who,
            })
            .ToListAsync(cancellation);
        return [.. handedIn.Select((version, i) => new ReadVersion(version.Id, i + 1, version.On, version.Who)).Reverse()];
    }

    // What decides whether a question was asked is what was answered, and the track: the same as when it was written.
    private static CaseFacts FactsOf(Case about, IReadOnlyDictionary<string, string?> answers, IReadOnlyList<ParticipantFact> units)
    {
        var facts = new CaseFacts { Track = about.Track };
        foreach (var (key, value) in answers)
        {
            facts.Answers[key] = value;
        }

        facts.Participants.AddRange(units);
        return facts;
    }

    private static ReadAnswer Read(Field field, string? value, Dictionary<string, string> units) =>
        field.Kind == FieldKind.Rows
            ? new ReadAnswer(
                field.Key,
                field.Label,
                null,
                [.. field.Columns.Select(c => new ReadColumn(c.Label, c.Kind is ColumnKind.Amount or ColumnKind.Number))],
                [
                    .. FormRules
                        .Rows(value)
                        .Select(row =>
                            (IReadOnlyList<string>)[.. field.Columns.Select(c => AnswerWords.Of(c, row.GetValueOrDefault(c.Key), units))]
                        ),
                ]
            )
            : new ReadAnswer(field.Key, field.Label, AnswerWords.Of(field, value), [], []) { IsProse = field.Kind == FieldKind.LongText };
}
