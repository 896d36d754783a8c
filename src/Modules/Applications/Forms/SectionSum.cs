using Fund.Contracts.Values;
using Fund.Process.Profiles;

namespace Fund.Applications.Forms;

/// <summary>
/// What a table of amounts comes to, beside what is applied for: for whoever writes, so that the two can be made to agree.
/// </summary>
/// <param name="Label">The question.</param>
/// <param name="Amount">The sum of its rows, SEK.</param>
/// <param name="Requested">What is applied for, SEK; null where the two have nothing to do with each other, or it is not answered.</param>
internal sealed record SectionSum(string Label, Money Amount, Money? Requested)
{
    /// <summary>The sums of a section's tables, of those that are begun.</summary>
    /// <param name="section">The section.</param>
    /// <param name="roles">What the questions mean.</param>
    /// <param name="answers">The stored answers.</param>
    public static IReadOnlyList<SectionSum> Of(FormSection section, AnswerRoles roles, IReadOnlyDictionary<string, string?> answers)
    {
        var requested = roles.RequestedAmount(answers);
        return
        [
            .. from field in section.Fields
            where field.Kind == FieldKind.Rows && !string.IsNullOrEmpty(answers.GetValueOrDefault(field.Key))
            let sum = field.Role switch
            {
                FieldRole.TotalCost => roles.TotalCost(answers),
                FieldRole.OwnCost => roles.OwnCost(answers).Select(row => row.Amount).Total(),
                FieldRole.RepaymentPlan => roles.RepaymentPlan(answers).Select(row => row.Amount).Total(),
                _ => null,
            }
            where sum is not null
            select new SectionSum(field.Label, sum.Value, field.Role == FieldRole.OwnCost ? null : requested),
        ];
    }

    /// <summary>How it stands against what is applied for, in words; null where the two are not compared.</summary>
    public string? Against() =>
        Requested is not { } sought ? null
        : Amount == sought ? T($"Lika mycket som ni söker, {SwedishAmount.ForPage(sought)}.")
        : Amount > sought ? T($"{SwedishAmount.ForPage(Amount - sought)} mer än ni söker, {SwedishAmount.ForPage(sought)}.")
        : T($"{SwedishAmount.ForPage(sought - Amount)} mindre än ni söker, {SwedishAmount.ForPage(sought)}.");
}
