using Fund.Applications.Answers;
using Fund.Applications.Drafts;
using Fund.Applications.Ideas;
using Fund.Applications.Overview;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Process.Profiles;
using Fund.Web;
using Fund.Web.Forms;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Forms;

/// <summary>A form of a case: written as a draft, handed in when whole.</summary>
[Requires(Permission.ReadCases)]
public sealed class CaseFormModel(IMediator mediator) : FundPage
{
    private bool saved;

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

    /// <summary>The form as shown.</summary>
    public FormView Form { get; private set; } = new([]);

    internal CaseFormView View { get; private set; } = null!;

    internal CaseOverviewView Case { get; private set; } = null!;

    internal OperationView? HandIn { get; private set; }

    // Where the form is handed in from here, what stands in the way of that says it all; else what is left to fill in.
    internal IReadOnlyList<Finding> Left => HandIn is null ? View.Left : Case.Missing;

    internal string LeftTitle => HandIn is null ? "Kvar att fylla i" : "Detta saknas";

    /// <summary>The case's other forms.</summary>
    public IReadOnlyList<Option> OtherForms { get; private set; } = [];

    /// <summary>Where the page saves while the person writes; null where a change is made only on purpose.</summary>
    public string? AutosaveHref => View.SignedBy.Count > 0 ? null : $"~/arenden/{CaseNumber}/ansokan?handler=Autosave&formular={View.Form}";

    /// <summary>Units to choose.</summary>
    public IReadOnlyList<Option> UnitOptions => [.. View.Units.Select(u => new Option(u.Key, u.Name))];

    /// <summary>To say that signatures may be void.</summary>
    public IReadOnlyList<Option> Consent { get; } = [new("true", "Ja, ändra ändå. De som har undertecknat får veta det.")];

    /// <summary>The units that another has saved meanwhile, in words; null where they are those that were sent (F-02).</summary>
    public string? ParticipantsMeanwhile { get; private set; }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await DefineAsync(cancellation);
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
            ParticipantsMeanwhile = Differing();
            typed = FormPosting.BesideStored(typed, Form);
        }
        else if (saved)
        {
            typed = typed with { Version = Form.Version };
        }

        Form = FormPosting.WithFindings(typed, Findings);
    }

    /// <summary>Saves what has been written.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellation)
    {
        await SaveAsync(cancellation);
        Done = "Utkastet är sparat.";
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ansokan?formular={View.Form}");
    }

    /// <summary>Saves while the person writes; answers with the version that the next save is of.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken cancellation)
    {
        await SaveAsync(cancellation);
        await DefineAsync(cancellation);
        Response.Headers["Fund-Version"] = Form.Version;
        return new NoContentResult();
    }

    /// <summary>Saves what has been written, and hands it in. What is refused stays saved as a draft.</summary>
    public async Task<IActionResult> OnPostHandInAsync(string? handInOperation, CancellationToken cancellation)
    {
        ICommand handIn = handInOperation switch
        {
            "SubmitIdea" => new SubmitIdea(CaseNumber),
            "SubmitApplication" => new SubmitApplication(CaseNumber),
            _ => throw new Refused("Sidan går inte att läsa. Läs in den igen och lämna in på nytt."),
        };
        if (WasTyped)
        {
            await SaveAsync(cancellation);
        }

        await mediator.Send(handIn, cancellation);
        Done = "Det är inlämnat. Du ser vad som händer härnäst nedan.";
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}");
    }

    /// <summary>Shows one more row, with all that has been typed.</summary>
    public async Task<IActionResult> OnPostAddRowAsync(string field, CancellationToken cancellation)
    {
        await DefineAsync(cancellation);
        Form = FormPosting.AddRow(FormPosting.Read(Form, Request.Form).Form, field);
        return Page();
    }

    /// <summary>Takes a row away, with all else that has been typed.</summary>
    public async Task<IActionResult> OnPostRemoveRowAsync(string field, int row, CancellationToken cancellation)
    {
        await DefineAsync(cancellation);
        Form = FormPosting.RemoveRow(FormPosting.Read(Form, Request.Form).Form, field, row);
        return Page();
    }

    private string? Differing()
    {
        var byResult = View.Participants.Where(unit => unit.ByResult).ToList();
        var byCost = View.Participants.Where(unit => unit.ByCost).ToList();
        var same =
            byResult.Select(unit => unit.UnitKey).ToHashSet().SetEquals(ByResult)
            && byCost.Select(unit => unit.UnitKey).ToHashSet().SetEquals(ByCost);
        return same ? null : $"Berörs av resultatet: {Names(byResult)}. Berörs av kostnaden: {Names(byCost)}.";

        static string Names(List<ParticipantFact> units) => units.Count == 0 ? "ingen" : string.Join(", ", units.Select(unit => unit.Name));
    }

    private bool WasTyped =>
        Request.HasFormContentType && Request.Form.Keys.Any(key => key.StartsWith("answers[", StringComparison.Ordinal));

    private async Task SaveAsync(CancellationToken cancellation)
    {
        await DefineAsync(cancellation);
        var posted = FormPosting.Read(Form, Request.Form);
        var participants = ByResult
            .Union(ByCost)
            .Select(unit => new ParticipantChoice(unit, ByResult.Contains(unit), ByCost.Contains(unit)));
        await mediator.Send(
            new SaveDraft(CaseNumber, View.Form, posted.Answers, [.. participants], RowVersion, VoidSignatures),
            cancellation
        );
        saved = true;
    }

    private async Task DefineAsync(CancellationToken cancellation)
    {
        Case = await mediator.Send(new CaseOverview(CaseNumber), cancellation);
        var forms = await mediator.Send(new CaseForms(CaseNumber), cancellation);
        if (forms.Count == 0)
        {
            throw new NotFound("Inget formulär är inlämnat än.");
        }

        View = await mediator.Send(
            new CaseForm(
                CaseNumber,
                Formular ?? Case.CurrentForm ?? (forms.Where(f => f.HandedInOn is not null).MaxBy(f => f.HandedInOn) ?? forms[0]).Key
            ),
            cancellation
        );
        OtherForms = [.. forms.Where(f => f.Key != View.Form).Select(f => new Option(f.Key, f.Name))];
        HandIn = Case.Operations.FirstOrDefault(o => o.Key is "SubmitIdea" or "SubmitApplication" && o.Mine && o.LeadsOn);
        if (!Request.HasFormContentType)
        {
            ByResult = [.. View.Participants.Where(p => p.ByResult).Select(p => p.UnitKey)];
            ByCost = [.. View.Participants.Where(p => p.ByCost).Select(p => p.UnitKey)];
        }

        var units = UnitOptions;
        Form = FormPosting.Fill(
            new FormView([
                .. View.Sections.Select(s => new FormViewSection(s.Key, s.Title, [.. s.Fields.Select(f => Shown(f, units))], s.Hint)),
            ])
            {
                Version = View.RowVersion.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            View.Sections.SelectMany(s => s.Fields).ToDictionary(f => f.Field.Key, f => AnswerText.Typed(f.Field, f.Value))
        );
    }

    private static FormViewField Shown(CaseFormField asked, IReadOnlyList<Option> units)
    {
        var field = asked.Field;
        return new FormViewField
        {
            Key = field.Key,
            Label = field.Label,
            Kind = field.Kind switch
            {
                FieldKind.Text => FormViewKind.Text,
                FieldKind.LongText => FormViewKind.LongText,
                FieldKind.Amount => FormViewKind.Amount,
                FieldKind.Date => FormViewKind.Date,
                FieldKind.Year => FormViewKind.Year,
                FieldKind.Number => FormViewKind.Number,
                FieldKind.Choices => FormViewKind.Choices,
                FieldKind.Rows => FormViewKind.Rows,
                _ => FormViewKind.Choice,
            },
            Hint = field.Hint,
            Required = field.Required,
            Recommended = field.Recommended,
            Rule = field.Rule,
            Choices =
                field.Kind == FieldKind.YesNo
                    ? [new Option("yes", "Ja"), new Option("no", "Nej")]
                    : [.. field.Choices.Select(c => new Option(c.Key, c.Label))],
            MaxLength = field.Kind is FieldKind.Text or FieldKind.LongText ? field.MaxLength : 0,
            Columns = [.. field.Columns.Select(c => Column(c, units))],
            Visible = asked.Visible,
        };
    }

    private static FormViewColumn Column(Column column, IReadOnlyList<Option> units) =>
        column.Kind switch
        {
            ColumnKind.Amount => new FormViewColumn(column.Key, column.Label, FormViewKind.Amount, column.Required),
            ColumnKind.Year => new FormViewColumn(column.Key, column.Label, FormViewKind.Year, column.Required),
            ColumnKind.Number => new FormViewColumn(column.Key, column.Label, FormViewKind.Number, column.Required),
            ColumnKind.Date => new FormViewColumn(column.Key, column.Label, FormViewKind.Date, column.Required),
            ColumnKind.Unit => new FormViewColumn(column.Key, column.Label, FormViewKind.Choice, column.Required, units),
            ColumnKind.Choice => new FormViewColumn(
                column.Key,
                column.Label,
                FormViewKind.Choice,
                column.Required,
                [.. column.Choices.Select(c => new Option(c.Key, c.Label))]
            ),
            _ => new FormViewColumn(column.Key, column.Label, FormViewKind.Text, column.Required),
        };
}
