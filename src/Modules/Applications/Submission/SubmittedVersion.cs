using System.Text.Json;
using Fund.Applications.Answers;
using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Setup;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Submission;

/// <summary>A question of a handed-in version with its answer, as people read it.</summary>
/// <param name="Key">Key of the question.</param>
/// <param name="Label">The question.</param>
/// <param name="Text">The answer; null where nothing was answered, or where it is rows.</param>
/// <param name="Columns">Headings of the rows; empty where the answer is no rows.</param>
/// <param name="Rows">Cells row by row, in the order of the headings.</param>
internal sealed record ReadAnswer(
    string Key,
    string Label,
    string? Text,
    IReadOnlyList<ReadColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows
);

/// <summary>A column of rows.</summary>
/// <param name="Label">Its heading.</param>
/// <param name="IsNumber">Its cells are amounts or numbers.</param>
internal sealed record ReadColumn(string Label, bool IsNumber);

/// <summary>A section of a handed-in version.</summary>
internal sealed record ReadSection(string Title, IReadOnlyList<ReadAnswer> Answers);

/// <summary>What was handed in, as people read it; its number counts the versions of the form in the case, 1 being the first.</summary>
internal sealed record SubmittedVersionView(
    string CaseNumber,
    string? RegistryNumber,
    string CaseTitle,
    string Form,
    string FormName,
    int Number,
    string Guideline,
    DateOnly On,
    string Who,
    IReadOnlyList<ParticipantFact> Units,
    IReadOnlyList<ReadSection> Sections
);

/// <summary>A version that was handed in, word for word (F-20): what the case is decided on, however the draft goes on.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record SubmittedVersion(string CaseNumber, Guid Id) : IQuery<SubmittedVersionView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class SubmittedVersionHandler(ApplicationsDb db, CaseFinder cases, CurrentSetup setup, IMediator mediator)
    : IRequestHandler<SubmittedVersion, SubmittedVersionView>
{
    public async Task<SubmittedVersionView> Handle(SubmittedVersion request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var version =
            await db.Submissions.AsNoTracking().FirstOrDefaultAsync(s => s.CaseId == found.Id && s.Id == request.Id, cancellationToken)
            ?? throw new NotFound("Versionen finns inte.");
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var form = FormRules.Of(profile, version.Form);
        var names = (await mediator.Send(new Units(), cancellationToken)).ToDictionary(u => u.Key, u => u.Name);
        var answers = version.AnswersAsReceived();
        return new SubmittedVersionView(
            found.Number,
            found.RegistryNumber,
            version.Title,
            form.Key,
            form.Name,
            await db.Submissions.CountAsync(s => s.CaseId == found.Id && s.Form == version.Form && s.At <= version.At, cancellationToken),
            $"{profile.Guideline.Title} ({profile.Code})",
            version.On,
            version.Who,
            version.UnitsAsReceived(),
            [
                .. form.Sections.Select(section => new ReadSection(
                    section.Title,
                    [.. section.Fields.Select(field => Read(field, answers.GetValueOrDefault(field.Key), names))]
                )),
            ]
        );
    }

    private static ReadAnswer Read(Field field, string? value, Dictionary<string, string> units)
    {
        if (field.Kind == FieldKind.Rows)
        {
            var rows = FormRules
                .Rows(value)
                .Select(row => (IReadOnlyList<string>)[.. field.Columns.Select(c => Cell(c, row.GetValueOrDefault(c.Key), units))]);
            return new ReadAnswer(
                field.Key,
                field.Label,
                null,
                [.. field.Columns.Select(c => new ReadColumn(c.Label, c.Kind is ColumnKind.Amount or ColumnKind.Number))],
                [.. rows]
            );
        }

        var text = (field.Kind, value) switch
        {
            (_, null) => null,
            (FieldKind.YesNo, _) => value == "yes" ? "Ja" : "Nej",
            (FieldKind.Choice, _) => LabelOf(field, value),
            (FieldKind.Choices, _) => string.Join(", ", JsonSerializer.Deserialize<string[]>(value)!.Select(key => LabelOf(field, key))),
            (FieldKind.Amount, _) => $"{AnswerText.Typed(field, value)} kr",
            _ => AnswerText.Typed(field, value),
        };
        return new ReadAnswer(field.Key, field.Label, text, [], []);
    }

    private static string Cell(Column column, string? value, Dictionary<string, string> units) =>
        (column.Kind, value) switch
        {
            (_, null) => "",
            (ColumnKind.Unit, _) => units.GetValueOrDefault(value, value),
            (ColumnKind.Amount, _) when decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var kronor) =>
                SwedishAmount.ForPage(Money.FromKronor(kronor)),
            (ColumnKind.Number, _) => value.Replace('.', ','),
            _ => value,
        };

    private static string LabelOf(Field field, string key) => field.Choices.FirstOrDefault(c => c.Key == key)?.Label ?? key;
}
