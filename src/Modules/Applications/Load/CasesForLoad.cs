using Fund.Applications.Ideas;
using Fund.Applications.Initiatives;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Platform.Load;
using Fund.Platform.Numbers;
using Fund.Process;
using Fund.Process.Profiles;

namespace Fund.Applications.Load;

/// <summary>
/// The cases themselves: units, answers, the path behind them, what was recorded on the way, what was handed in, and signatures.
/// </summary>
internal sealed class CasesForLoad(LoadTables tables, Numbers numbers) : ILoadFiller
{
    public async Task FillAsync(IReadOnlyList<LoadCase> cases, CancellationToken cancellation)
    {
        var registered = await RegistryNumbersAsync(cases, cancellation);
        await tables.InsertAsync("applications.cases", cases.Select(made => CaseRow(made, registered)), cancellation);
        await tables.InsertAsync("applications.case_units", cases.SelectMany(UnitRows), cancellation);
        await tables.InsertAsync("applications.case_answers", cases.SelectMany(AnswerRows), cancellation);
        await tables.InsertAsync("applications.case_moves", cases.SelectMany(MoveRows), cancellation);
        await tables.InsertAsync("applications.case_records", cases.SelectMany(RecordRows), cancellation);
        await tables.InsertAsync("applications.submissions", cases.SelectMany(SubmissionRows), cancellation);
        await tables.InsertAsync("applications.signatures", cases.SelectMany(SignatureRows), cancellation);
    }

    // In the order they were handed in, from the series of each authority and year.
    private async Task<Dictionary<CaseId, string>> RegistryNumbersAsync(IReadOnlyList<LoadCase> cases, CancellationToken cancellation)
    {
        var registered = new Dictionary<CaseId, string>();
        var received =
            from made in cases
            let first = HandedIn(made).FirstOrDefault()
            where first is not null
            group (made, first.On) by (Authority: made.Rules.AuthorityFor(first.Operation), first.On.Year);
        foreach (var series in received.OrderBy(group => group.Key.Year))
        {
            var inOrder = series.OrderBy(pair => pair.On).ToList();
            var (authority, year) = series.Key;
            var first = await numbers.TakeAsync(Submission.RegistryNumbers.SeriesOf(authority, year), inOrder.Count, cancellation);
            foreach (var (place, pair) in inOrder.Index())
            {
                registered[pair.made.Id] = authority.Written(year, first + place);
            }
        }

        return registered;
    }

    private static IEnumerable<LoadMove> HandedIn(LoadCase made) =>
        made.Moves.Where(move => move.Operation is nameof(SubmitIdea) or nameof(SubmitApplication));

    private static object CaseRow(LoadCase made, Dictionary<CaseId, string> registered)
    {
        var (meaning, answers) = (AnswerRoles.Of(made.Rules), Written(made).ToDictionary(a => a.Key, a => (string?)a.Value));
        return new
        {
            Id = made.Id.Value,
            made.Number,
            Sequence = Cases.Case.SequenceOf(made.Number),
            RegistryNumber = registered.GetValueOrDefault(made.Id),
            made.Title,
            Stage = made.Stage.Key,
            StageKind = made.Stage.Kind.ToString(),
            RuleVersion = made.Rules.Code,
            made.PluginRevision,
            Fund = made.Rules.Fund.Key,
            made.Track,
            Owner = ManagerOf(made).Value,
            made.OpenedOn,
            ReceivedOn = HandedIn(made).LastOrDefault()?.On,
            made.StartedOn,
            ClosedOn = made.Done(nameof(CloseCase))?.On,
            ProjectCode = made.StartedOn is null ? null : $"L{made.Number}",
            Requested = meaning.RequestedAmount(answers)?.Ore,
            StartsOn = meaning.StartsOn(answers),
            EndsOn = meaning.EndsOn(answers),
        };
    }

    private static PersonId ManagerOf(LoadCase made) => made.People.With(Role.ProjectManager, made.Lead.Key).Id;

    private static IEnumerable<ParticipantFact> Participants(LoadCase made) =>
        made.Units.Select((unit, place) => new ParticipantFact(unit.Key, unit.Name, unit.Kind, place == 0, true, place == 0));

    private static IEnumerable<object> UnitRows(LoadCase made) =>
        Participants(made)
            .Select(unit => new
            {
                CaseId = made.Id.Value,
                unit.UnitKey,
                unit.Name,
                unit.Kind,
                unit.Lead,
                unit.ByResult,
                unit.ByCost,
            });

    // A draft that has just been begun lacks what is asked for last.
    private static IEnumerable<KeyValuePair<string, string>> Written(LoadCase made) =>
        made.Moves.Count == 0 ? made.Answers.Take(made.Answers.Count / 2) : made.Answers;

    private static IEnumerable<object> AnswerRows(LoadCase made) =>
        Written(made)
            .Select(answer => new
            {
                CaseId = made.Id.Value,
                Field = answer.Key,
                answer.Value,
            });

    private static IEnumerable<object> MoveRows(LoadCase made) =>
        made.Moves.Select(move => new
        {
            Id = Guid.CreateVersion7(),
            CaseId = made.Id.Value,
            move.From,
            move.To,
            move.Outcome,
            move.On,
            Act = Guid.CreateVersion7(),
            PersonId = made.People.With(Role.Coordinator).Id.Value,
            Who = made.People.With(Role.Coordinator).Name,
            At = LoadCase.At(move.On),
        });

    private static IEnumerable<object> RecordRows(LoadCase made)
    {
        foreach (var move in made.Moves)
        {
            if (RecordOf(move) is not var (kind, text))
            {
                continue;
            }

            yield return new
            {
                Id = Guid.CreateVersion7(),
                CaseId = made.Id.Value,
                Kind = kind.ToString(),
                move.On,
                Text = text,
                Yes = kind == Cases.RecordKind.IdeaAnswer ? made.Rules.StageOf(move.To).Kind != StageKind.Ended : (bool?)null,
                Act = Guid.CreateVersion7(),
                PersonId = made.People.With(Role.Coordinator).Id.Value,
                Who = made.People.With(Role.Coordinator).Name,
                At = LoadCase.At(move.On),
            };
        }
    }

    private static (Cases.RecordKind Kind, string Text)? RecordOf(LoadMove move) =>
        move.Operation switch
        {
            nameof(AnswerIdea) => (Cases.RecordKind.IdeaAnswer, "Idén har lästs och bedömts mot riktlinjen."),
            nameof(CloseCase) => (Cases.RecordKind.Closing, "Arbetet är avslutat och resultatet överlämnat till verksamheten."),
            nameof(WithdrawCase) => (Cases.RecordKind.Withdrawal, "Förutsättningarna har ändrats."),
            _ => null,
        };

    private static IEnumerable<object> SubmissionRows(LoadCase made) =>
        HandedIn(made)
            .Select(move => new
            {
                Id = Guid.CreateVersion7(),
                CaseId = made.Id.Value,
                Form = made.Rules.Operations[move.Operation].Form ?? move.Operation,
                made.Title,
                // Each answer as it was then: of an idea, those of its own form.
                Answers = AnswersIn(made, made.Rules.Operations[move.Operation].Form),
                Units = Participants(made)
                    .Select(unit => new Dictionary<string, object>
                    {
                        ["unitKey"] = unit.UnitKey,
                        ["name"] = unit.Name,
                        ["kind"] = unit.Kind,
                        ["lead"] = unit.Lead,
                        ["byResult"] = unit.ByResult,
                        ["byCost"] = unit.ByCost,
                    })
                    .ToList(),
                // One for all: the assessments made for load are of it, too (F-24).
                Content = "",
                Act = Guid.CreateVersion7(),
                PersonId = ManagerOf(made).Value,
                Who = made.People.With(Role.ProjectManager, made.Lead.Key).Name,
                move.On,
                At = LoadCase.At(move.On),
            });

    private static Dictionary<string, string> AnswersIn(LoadCase made, string? form)
    {
        var asked = made.Rules.Forms.FirstOrDefault(each => each.Key == form)?.Fields.Select(field => field.Key).ToHashSet();
        return made.Answers.Where(answer => asked?.Contains(answer.Key) ?? true).ToDictionary();
    }

    private static IEnumerable<object> SignatureRows(LoadCase made)
    {
        if (!made.Rules.Operations.ContainsKey(nameof(SignApplication)) || made.Done(nameof(SubmitApplication)) is not { } handedIn)
        {
            return [];
        }

        return made
            .Rules.Signers(Participants(made))
            .Select(unit => (unit.UnitKey, Head: made.People.With(Role.HeadOfAdministration, unit.UnitKey)))
            .Select(signer => new
            {
                Id = Guid.CreateVersion7(),
                CaseId = made.Id.Value,
                signer.UnitKey,
                Act = Guid.CreateVersion7(),
                PersonId = signer.Head.Id.Value,
                signer.Head.Name,
                SignedAt = LoadCase.At(handedIn.On),
            });
    }
}
