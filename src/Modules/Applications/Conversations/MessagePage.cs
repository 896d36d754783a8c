using Fund.Web;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Conversations;

/// <summary>A page on which a message is written.</summary>
public abstract class MessagePage : FundPage
{
    /// <summary>The case.</summary>
    [BindProperty(SupportsGet = true)]
    public string CaseNumber { get; set; } = "";

    /// <summary>The message.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Is an answer waited for?</summary>
    [BindProperty]
    public string[] Waits { get; set; } = [];

    /// <summary>From whom.</summary>
    [BindProperty]
    public string? Asks { get; set; }

    /// <summary>By when, as typed.</summary>
    [BindProperty]
    public string? AnswerBy { get; set; }

    /// <summary>What was written, and whom an answer can be waited for from.</summary>
    private protected MessageFields FieldsTo(IReadOnlyList<Option> people) => new(Text, Waits.Length > 0, Asks, AnswerBy, people);
}
