using Fund.Applications.Answers;
using Fund.Applications.Cases;
using Fund.Applications.Drafts;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Admission;
using Fund.Platform.Process;
using Fund.Platform.Setup;
using Fund.Process;
using Fund.Process.Profiles;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Applications.Forms;

/// <summary>A form of a case with its answers, and what is missing in it.</summary>
internal sealed record CaseFormView
{
    public required string CaseNumber { get; init; }
    public required string CaseTitle { get; init; }
    public required string Form { get; init; }
    public required string Name { get; init; }
    public string? Lead { get; init; }
    public required bool Editable { get; init; }
    public required IReadOnlyList<CaseFormSection> Sections { get; init; }
    public required IReadOnlyList<UnitView> Units { get; init; }
    public required IReadOnlyList<ParticipantFact> Participants { get; init; }
    public required uint RowVersion { get; init; }

    /// <summary>
    /// Who has signed what stands here, "Carl Chef, Kulturnämnden": with somebody there it is changed only on purpose, since a change
    /// voids
    /// signatures (W-12).
    /// </summary>
    public required IReadOnlyList<string> SignedBy { get; init; }

    /// <summary>Do the heads of the units that are affected sign, under the guideline?</summary>
    public required bool HeadsSign { get; init; }

    /// <summary>What is left to fill in of this form; nothing for those who have no part in writing it.</summary>
    public required IReadOnlyList<Finding> Left { get; init; }

    /// <summary>Is it written on one page, or a page a section?</summary>
    public required bool OnePage { get; init; }

    /// <summary>Who saved the draft last; null where nobody has, and for those who have no part in it.</summary>
    public LastSave? Saved { get; init; }

    /// <summary>The versions that were handed in, the latest first.</summary>
    public required IReadOnlyList<HandedInVersion> HandedIn { get; init; }
}

/// <summary>A version that was handed in.</summary>
internal sealed record HandedInVersion(Guid Id, DateOnly On, string Who);

/// <summary>A section of it.</summary>
/// <param name="Key">Key in the profile.</param>
/// <param name="Title">Heading.</param>
/// <param name="Hint">Help, for all of its questions.</param>
/// <param name="Group">Heading that it stands under in the list of sections; null for none.</param>
/// <param name="Fields">Its questions.</param>
/// <param name="Rules">The guideline's words on the rules that the questions cite.</param>
/// <param name="Sums">What its tables come to, against what is applied for.</param>
internal sealed record CaseFormSection(
    string Key,
    string Title,
    string? Hint,
    string? Group,
    IReadOnlyList<CaseFormField> Fields,
    IReadOnlyList<RuleWords> Rules,
    IReadOnlyList<SectionSum> Sums
);

/// <summary>A rule in the guideline's own words.</summary>
internal sealed record RuleWords(string Id, string Heading, string Quote);

/// <summary>A question with its answer.</summary>
internal sealed record CaseFormField(Field Field, string? Value, bool Visible);

/// <summary>A form of a case with its answers.</summary>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record CaseForm(string CaseNumber, string Form) : IQuery<CaseFormView>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class CaseFormHandler(
    CaseFinder cases,
    CasesInSight sight,
    Admission admission,
    CaseProcess process,
    CurrentSetup setup,
    LastSaved lastSaved,
    IMediator mediator,
    Persistence.ApplicationsDb db
) : IRequestHandler<CaseForm, CaseFormView>
{
    public async Task<CaseFormView> Handle(CaseForm request, CancellationToken cancellationToken)
    {
        var found = await cases.GetAsync(request.CaseNumber, cancellationToken);
        var profile = (await setup.GetAsync(cancellationToken)).ProfileOf(found.RuleVersion);
        var form = FormRules.Of(profile, request.Form);
        if ((await mediator.Send(new CaseForms(request.CaseNumber), cancellationToken)).All(readable => readable.Key != form.Key))
        {
            throw new NotFound(T("Formuläret är inte inlämnat än."));
        }

        var facts = await process.FactsAsync(found.Id, cancellationToken);
        // What is written after it was handed in, or before, is the working material of those who write it (TF 2 kap., F-22).
        var takesPart = await (await sight.DraftsAsync(cancellationToken)).AnyAsync(c => c.Id == found.Id, cancellationToken);
        var answers = takesPart ? facts.Answers : await HandedInAsync(found, form.Key, cancellationToken);
        return new CaseFormView
        {
            CaseNumber = found.Number,
            CaseTitle = found.Title,
            Form = form.Key,
            Name = form.Name,
            Lead = form.Lead,
            Editable =
                FormRules.IsEditable(profile, form.Key, found.Stage)
                && await admission.AdmitsAsync(typeof(SaveDraft), CaseHeaders.Of(found), cancellationToken),
            Sections = [.. form.Sections.Where(s => s.IsVisible(facts, profile)).Select(s => Section(s, profile, facts, answers))],
            Units = await mediator.Send(new Units(), cancellationToken),
            Participants = [.. found.Units.Select(u => u.AsFact())],
            SignedBy = await SignedByAsync(found, cancellationToken),
            HeadsSign = profile.Operations.ContainsKey(nameof(SignApplication)),
            RowVersion = db.VersionOf(found),
            Left = takesPart ? [.. profile.Unanswered(form.Key, facts)] : [],
            OnePage = profile.IsOnePage(form, facts),
            Saved = takesPart ? await lastSaved.OfAsync(found.Number, cancellationToken) : null,
            HandedIn = await db
                .Submissions.AsNoTracking()
                .Where(h => h.CaseId == found.Id && h.Form == form.Key)
                .OrderByDescending(h => h.At)
                .Select(h => new HandedInVersion(h.Id, h.On, h.Who))
                .ToListAsync(cancellationToken),
        };
    }

    private static CaseFormSection Section(
        FormSection section,
        Profile profile,
        CaseFacts facts,
        IReadOnlyDictionary<string, string?> answers
    ) =>
        new(
            section.Key,
            section.Title,
            section.Hint,
            section.Group,
            [.. section.Fields.Select(f => new CaseFormField(f, answers.GetValueOrDefault(f.Key), f.IsVisible(facts, profile)))],
            [
                .. profile
                    .Rules.Where(rule => section.Fields.Any(field => field.Rule == rule.Id))
                    .Select(rule => new RuleWords(rule.Id, rule.Heading, rule.Quote)),
            ],
            SectionSum.Of(section, AnswerRoles.Of(profile), answers)
        );

    private async Task<IReadOnlyDictionary<string, string?>> HandedInAsync(Case about, string form, CancellationToken cancellation)
    {
        var version = await db
            .Submissions.AsNoTracking()
            .Where(s => s.CaseId == about.Id && s.Form == form)
            .OrderByDescending(s => s.At)
            .FirstOrDefaultAsync(cancellation);
        return version?.AnswersAsReceived() ?? new Dictionary<string, string?>();
    }

    private async Task<IReadOnlyList<string>> SignedByAsync(Case about, CancellationToken cancellation)
    {
        var signed = await db
            .Signatures.AsNoTracking()
            .Where(s => s.CaseId == about.Id && s.VoidedAt == null)
            .OrderBy(s => s.SignedAt)
            .Select(s => new { s.Name, s.UnitKey })
            .ToListAsync(cancellation);
        return [.. signed.Select(s => $"{s.Name}, {about.Units.Find(u => u.UnitKey == s.UnitKey)?.Name ?? s.UnitKey}")];
    }
}
