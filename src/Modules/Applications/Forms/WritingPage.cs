using System.Security.Cryptography;
using System.Text.Json;
using Fund.Applications.Answers;
using Fund.Applications.Cases;
using Fund.Applications.Overview;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Web;
using Fund.Web.Forms;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Fund.Applications.Forms;

/// <summary>
/// A page on which a form, or a part of it, is written. It saves what is right and shows what is wrong as it was typed; it saves while one
/// writes; and where another has saved the same part meanwhile it shows both.
/// </summary>
public abstract class WritingPage(IMediator mediator) : FundPage
{
    private bool saved;

    private string? readBefore;

    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>Key of the form; none shows the one that is being written.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Formular { get; set; }

    /// <summary>Units affected by the result.</summary>
    [BindProperty]
    public IReadOnlyList<string> ByResult { get; set; } = [];

    /// <summary>Units affected by the cost.</summary>
    [BindProperty]
    public IReadOnlyList<string> ByCost { get; set; } = [];

    /// <summary>Whoever saves knows who has signed, and changes all the same.</summary>
    [BindProperty]
    public bool VoidSignatures { get; set; }

    /// <summary>Tells what stood in this part when it was read (<see cref="Mark"/>).</summary>
    [BindProperty(Name = "read")]
    public string? Read { get; set; }

    /// <summary>The fields as shown.</summary>
    public FormView Form { get; private set; } = new([]);

    internal CaseFormView View { get; private set; } = null!;

    internal CaseOverviewView Case { get; private set; } = null!;

    internal IReadOnlyList<CasePerson> Helpers { get; private set; } = [];

    /// <summary>Was everything saved but what is wrong?</summary>
    public bool SavedTheRest { get; private set; }

    /// <summary>Units to choose.</summary>
    public IReadOnlyList<Option> UnitOptions => [.. View.Units.Select(u => new Option(u.Key, u.Name))];

    /// <summary>The units that another has saved meanwhile, in words; null where they are those that were sent (F-02).</summary>
    public string? ParticipantsMeanwhile { get; private set; }

    /// <summary>The way back.</summary>
    public virtual IReadOnlyList<Crumb> Crumbs => [new(T("Ärenden"), "~/arenden"), new(CaseNumber, $"~/arenden/{CaseNumber}")];

    /// <summary>
    /// Tells the content of this part: two saves of the same part are in each other's way, those of different parts are not.
    /// </summary>
    internal string Mark() =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        Answers = Sections.SelectMany(section => section.Fields).Select(field => new[] { field.Field.Key, field.Value }),
                        Units = HasUnits
                            ? View.Participants.Select(unit => $"{unit.UnitKey} {unit.ByResult} {unit.ByCost}").Order().ToArray()
                            : [],
                    }
                )
            )
        );

    /// <summary>
    /// What this page, as it is shown, was written upon: what stands there now, or, where it is shown again and nothing was saved, what the
    /// person read then.
    /// </summary>
    internal string ReadMark => readBefore ?? Mark();

    /// <summary>Where the page saves while the person writes; null where a change is made only on purpose.</summary>
    internal string? AutosaveHref => View.SignedBy.Count > 0 ? null : $"{PageHref}?handler=Autosave&formular={View.Form}";

    internal string? UnitNames => string.Join(", ", View.Participants.Where(unit => unit.Affected).Select(unit => unit.Name));

    /// <summary>The guideline's words on what this part asks, each rule once.</summary>
    internal IEnumerable<RuleWords> Rules => Sections.SelectMany(section => section.Rules).DistinctBy(rule => rule.Id);

    internal IEnumerable<SectionSum> Sums => Sections.SelectMany(section => section.Sums);

    /// <summary>What stands in the way of the next step, and what is left to fill in, each once.</summary>
    internal IReadOnlyList<Finding> AllFindings =>
        [
            .. (Case.CurrentForm == View.Form ? Case.Missing : [])
                .Concat(View.Left)
                .DistinctBy(finding => (finding.Message, finding.Field))
                .OrderBy(finding => finding.Severity),
        ];

    /// <summary>The sections that the page has.</summary>
    private protected abstract IReadOnlyList<CaseFormSection> Sections { get; }

    /// <summary>Are the units chosen here?</summary>
    private protected abstract bool HasUnits { get; }

    /// <summary>The page's address, with "~/".</summary>
    private protected abstract string PageHref { get; }

    /// <summary>Does the page have more than one section, each under its heading?</summary>
    private protected virtual bool Headed => true;

    /// <summary>Is it a part of a form that is written on several pages?</summary>
    private protected virtual bool IsPart => false;

    /// <summary>Saves what was written.</summary>
    private protected abstract ICommand Saving(IReadOnlyDictionary<string, string?> answers, uint version);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await DefineAsync(cancellation);
        Helpers =
        [
            .. (await mediator.Send(new CasePeople(CaseNumber), cancellation)).Where(person => person.Part == CasePersonPart.Coordinates),
        ];
        if (Findings.Count == 0 || !WasTyped)
        {
            return;
        }

        // What was refused has not been done, and what was saved has: either way the next try is a new one.
        var typed = FormPosting.Read(Form, Request.Form).Form with
        {
            RequestId = Guid.NewGuid(),
        };
        if (HasConflict)
        {
            ParticipantsMeanwhile = HasUnits ? Differing() : null;
            typed = FormPosting.BesideStored(typed, Form);
        }
        else if (saved)
        {
            typed = typed with { Version = Form.Version };
        }
        else
        {
            readBefore = Read;
        }

        Form = FormPosting.WithFindings(typed, Findings);
    }

    /// <summary>A part that is not written here, but with the rest of its form or not at all, leads to where it is.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var done = await next();
        if (IsPart && HttpMethods.IsGet(Request.Method) && done.Exception is null && (View.OnePage || !View.Editable))
        {
            done.Result = Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ansokan?formular={View.Form}");
        }
    }

    /// <summary>
    /// Saves while the person writes; answers with the version that the next save is of, and with what could not be saved.
    /// </summary>
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken cancellation)
    {
        try
        {
            await SaveAsync(cancellation);
        }
        catch (Refused refused) when (saved)
        {
            var wrong = refused.Findings.Select(finding => Form.Fields.FirstOrDefault(field => field.Key == finding.Field)?.Label);
            Response.Headers["Fund-Unsaved"] = Uri.EscapeDataString(string.Join(", ", wrong.OfType<string>().Distinct()));
        }

        await DefineAsync(cancellation);
        Response.Headers["Fund-Version"] = Form.Version;
        Response.Headers["Fund-Read"] = Mark();
        return new NoContentResult();
    }

    /// <summary>Shows one more row, with all that has been typed.</summary>
    public async Task<IActionResult> OnPostAddRowAsync(string field, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        readBefore = Read;
        Form = FormPosting.AddRow(FormPosting.Read(Form, Request.Form).Form, field);
        return Page();
    }

    /// <summary>Takes a row away, with all else that has been typed.</summary>
    public async Task<IActionResult> OnPostRemoveRowAsync(string field, int row, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        readBefore = Read;
        Form = FormPosting.RemoveRow(FormPosting.Read(Form, Request.Form).Form, field, row);
        return Page();
    }

    /// <summary>Was a form of this page sent?</summary>
    private protected bool WasTyped =>
        Request.HasFormContentType
        && Request.Form.Keys.Any(key => key.StartsWith("answers[", StringComparison.Ordinal) || key == FormPosting.VersionName);

    /// <summary>
    /// Saves what was written. What cannot be read stays on the page with its message, and the rest is saved (a bad date costs no text).
    /// </summary>
    /// <exception cref="Refused">Something cannot be read, or may not be changed.</exception>
    /// <exception cref="Conflict">Another has saved this part meanwhile.</exception>
    private protected async Task SaveAsync(CancellationToken cancellation)
    {
        await DefineAsync(cancellation);
        var answers = FormPosting.Read(Form, Request.Form).Answers;
        // Where this part stands as it was read, what another has saved is elsewhere in the case, and nobody's words are lost.
        var version = Read is not null && Read == Mark() ? View.RowVersion : RowVersion;
        try
        {
            await mediator.Send(Saving(answers, version), cancellation);
            saved = true;
        }
        catch (Refused refused) when (refused.Findings.All(finding => finding.Field is { } field && answers.ContainsKey(field)))
        {
            var wrong = refused.Findings.Select(finding => finding.Field!).ToHashSet(StringComparer.Ordinal);
            var right = answers.Where(answer => !wrong.Contains(answer.Key)).ToDictionary();
            if (HasUnits && Differing() is not null || Changes(right))
            {
                await SaveRestAsync(right, version, refused, cancellation);
            }

            throw;
        }
    }

    /// <summary>Reads what the page shows.</summary>
    private protected async Task DefineAsync(CancellationToken cancellation)
    {
        Case = await mediator.Send(new CaseOverview(CaseNumber), cancellation);
        var forms = await mediator.Send(new CaseForms(CaseNumber), cancellation);
        if (forms.Count == 0)
        {
            throw new NotFound(T("Inget formulär är inlämnat än."));
        }

        View = await mediator.Send(
            new CaseForm(
                CaseNumber,
                Formular ?? Case.CurrentForm ?? (forms.Where(f => f.HandedInOn is not null).MaxBy(f => f.HandedInOn) ?? forms[0]).Key
            ),
            cancellation
        );
        OtherForms = [.. forms.Where(f => f.Key != View.Form)];
        if (!Request.HasFormContentType)
        {
            ByResult = [.. View.Participants.Where(p => p.ByResult).Select(p => p.UnitKey)];
            ByCost = [.. View.Participants.Where(p => p.ByCost).Select(p => p.UnitKey)];
        }

        Form = FormFields.Of(View, Sections, Headed);
    }

    /// <summary>The case's other forms.</summary>
    internal IReadOnlyList<FormRow> OtherForms { get; private set; } = [];

    // A save that changes nothing would only stand in the log.
    private bool Changes(Dictionary<string, string?> right)
    {
        var units = View.Units.Select(unit => unit.Key).ToHashSet(StringComparer.Ordinal);
        return Sections
            .SelectMany(section => section.Fields)
            .Any(field =>
                right.TryGetValue(field.Field.Key, out var typed)
                && AnswerText.Canonical(field.Field, typed, units).Value != AnswerText.Canonical(field.Field, field.Value, units).Value
            );
    }

    private async Task SaveRestAsync(
        IReadOnlyDictionary<string, string?> right,
        uint version,
        Refused refused,
        CancellationToken cancellation
    )
    {
        try
        {
            await mediator.Send(Saving(right, version), cancellation);
            saved = SavedTheRest = true;
        }
        catch (Refused further)
        {
            throw new Refused([.. refused.Findings, .. further.Findings]);
        }
    }

    private string? Differing()
    {
        var byResult = View.Participants.Where(unit => unit.ByResult).ToList();
        var byCost = View.Participants.Where(unit => unit.ByCost).ToList();
        var same =
            byResult.Select(unit => unit.UnitKey).ToHashSet().SetEquals(ByResult)
            && byCost.Select(unit => unit.UnitKey).ToHashSet().SetEquals(ByCost);
        return same ? null : T($"Berörs av resultatet: {Names(byResult)}. Berörs av kostnaden: {Names(byCost)}.");

        static string Names(List<ParticipantFact> units) =>
            units.Count == 0 ? T("ingen") : string.Join(", ", units.Select(unit => unit.Name));
    }
}
