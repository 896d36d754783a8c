using Fund.Contracts.Messages;
using Fund.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Web.Pages;

/// <summary>Every component in every state, for those who build pages and for the tests that look at them. Stores nothing.</summary>
[Requires(Permission.Public)]
public sealed class ComponentsModel : FundPage
{
    /// <summary>The dynamic form as shown.</summary>
    public FormView Form { get; private set; } = ComponentsSample.Form();

    /// <summary>What the last post gave, by key; null before the first.</summary>
    public IReadOnlyDictionary<string, string?>? Answers { get; private set; }

    /// <summary>Reads the form and shows what was read; refuses an empty purpose, to show how that looks.</summary>
    public IActionResult OnPost()
    {
        var posted = FormPosting.Read(Form, Request.Form);
        Form = posted.Form;
        Answers = posted.Answers;
        if (posted.Answers["purpose"] is null)
        {
            var refused = new Refused([new Finding(T("Beskriv syftet med insatsen."), "R-24", "purpose")]);
            Form = FormPosting.WithFindings(Form, refused.Findings);
            throw refused;
        }

        return Page();
    }

    /// <summary>One more row.</summary>
    public IActionResult OnPostAddRow(string field)
    {
        Form = FormPosting.AddRow(FormPosting.Read(Form, Request.Form).Form, field);
        return Page();
    }

    /// <summary>One row less.</summary>
    public IActionResult OnPostRemoveRow(string field, int row)
    {
        Form = FormPosting.RemoveRow(FormPosting.Read(Form, Request.Form).Form, field, row);
        return Page();
    }
}
