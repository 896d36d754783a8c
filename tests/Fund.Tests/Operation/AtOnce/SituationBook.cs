using Fund.Contracts.Messages;
using Fund.Tests.Running;
using MediatR;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>For every command a situation in which it is allowed: each module adds its own.</summary>
internal sealed class SituationBook
{
    private readonly Dictionary<string, Func<CrowdedHouse, Task<Attempt>>> situations = [];

    public static SituationBook Whole { get; } = Write();

    /// <summary>Names of the commands that have a situation.</summary>
    public IReadOnlyCollection<string> Commands => situations.Keys;

    public Task<Attempt> PrepareAsync(string command, CrowdedHouse house) => situations[command](house);

    /// <summary>In the town, by the person.</summary>
    public void When<TCommand>(string subject, Func<MunicipalityInTest, Task<TCommand>> prepare)
        where TCommand : ICommand<Unit> => When<TCommand, Unit>(subject, prepare);

    /// <summary>The same for a command that answers something.</summary>
    public void When<TCommand, TAnswer>(string subject, Func<MunicipalityInTest, Task<TCommand>> prepare)
        where TCommand : ICommand<TAnswer> =>
        situations.Add(typeof(TCommand).Name, async house => Attempt.Of<TAnswer>(house.Town, subject, await prepare(house.Town)));

    /// <summary>In some other place of the house.</summary>
    public void Elsewhere<TCommand>(Func<CrowdedHouse, Task<Attempt>> prepare) => situations.Add(typeof(TCommand).Name, prepare);

    private static SituationBook Write()
    {
        var book = new SituationBook();
        ApplicationSituations.Add(book);
        AssessmentSituations.Add(book);
        MeetingSituations.Add(book);
        MeetingSituations.AddConflicts(book);
        FinanceSituations.Add(book);
        EvaluationSituations.Add(book);
        SetupSituations.Add(book);
        return book;
    }
}
