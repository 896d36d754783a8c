using System.Reflection;
using Fund.Applications.Conversations;
using Fund.Applications.Initiatives;
using Fund.Contracts.Messages;
using Fund.Evaluation.FollowUp;
using Fund.Finance.Allocations;
using Fund.Finance.Costs;
using Fund.Finance.Costs.Codes;
using Fund.Finance.Settlements.CostHolds;
using Fund.Tests.Running;
using Shouldly;
using Xunit;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>
/// Every command about a case that bears a day, found by reflection: what has been done was not done before the case was opened, nor will
/// have been done.
/// </summary>
[Collection(nameof(CrowdedHouse))]
public sealed class DaysInOrderTests(CrowdedHouse house)
{
    // Each with why its day may lie elsewhere.
    private static readonly Dictionary<(string Command, string Day), string> Free = new()
    {
        [(nameof(AllocateToFund), nameof(AllocateToFund.DecidedOn))] = "the council's, of the fund and no case",
        [(nameof(StartInitiative), nameof(StartInitiative.StartsOn))] = "a start can lie ahead, and is not before the decision",
        [(nameof(EnterCost), nameof(EnterCost.Date))] = "a cost arose when it arose; one before the start is not paid",
        [(nameof(GiveCodeToCase), nameof(GiveCodeToCase.ValidFrom))] = "a code is valid as the finance system says",
        [(nameof(GiveCodeToCase), nameof(GiveCodeToCase.ValidTo))] = "a code is valid as the finance system says",
        [(nameof(RecordMeasurement), nameof(RecordMeasurement.MeasuredOn))] = "a base line was measured before anybody applied",
        [(nameof(AskAboutCost), nameof(AskAboutCost.AnswerBy))] = "an answer is asked for by a day ahead",
        [(nameof(StartConversation), nameof(StartConversation.AnswerBy))] = "an answer is asked for by a day ahead",
        [(nameof(AnswerConversation), nameof(AnswerConversation.AnswerBy))] = "an answer is asked for by a day ahead",
    };

    private static readonly IReadOnlyList<(Type Command, PropertyInfo Day)> Days =
    [
        .. from module in Fund.Host.Modules.All().All
        from type in module.GetType().Assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false } && MessageKind.IsCommand(type) && type.IsAssignableTo(typeof(IAboutCase))
        where !type.IsDefined(typeof(InternalAttribute))
        from property in type.GetProperties()
        where (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(DateOnly)
        select (type, property),
    ];

    public static TheoryData<string, string> DoneOn =>
        [
            .. Days.Where(d => d.Day.IsDefined(typeof(DoneOnAttribute)))
                .Select(d => (d.Command.Name, d.Day.Name))
                .Order()
                .Select(d => new TheoryDataRow<string, string>(d.Item1, d.Item2)),
        ];

    [Fact(DisplayName = "F-08 Each day of a command about a case is one on which something was done, or says why it is not")]
    public void Each_day_is_known()
    {
        Days.Count.ShouldBeGreaterThan(15);
        Days.Where(d => !d.Day.IsDefined(typeof(DoneOnAttribute)))
            .Select(d => (d.Command.Name, d.Day.Name))
            .ShouldBe(Free.Keys, ignoreOrder: true);
    }

    [Theory(DisplayName = "F-08 A day before the case was opened, or in the future, is refused at its field in words")]
    [MemberData(nameof(DoneOn))]
    public async Task Out_of_order_is_refused(string command, string day)
    {
        var attempt = await SituationBook.Whole.PrepareAsync(command, house);
        var field = char.ToLowerInvariant(day[0]) + day[1..];
        foreach (var on in new[] { new DateOnly(2001, 1, 2), LingonbyCase.Today(attempt.Where).AddDays(1) })
        {
            var refused = await Should.ThrowAsync<Refused>(() => attempt.SendOtherAsync!(With(attempt.Message!, day, on)));
            refused.Findings.ShouldContain(finding => finding.Field == field && finding.Message.EndsWith('.'), $"{command}, {day}, {on}");
        }
    }

    // The same record with another value.
    private static object With(object message, string property, DateOnly value)
    {
        var copy = message.GetType().GetMethod("<Clone>$")!.Invoke(message, null)!;
        copy.GetType().GetProperty(property)!.SetValue(copy, value);
        return copy;
    }
}
