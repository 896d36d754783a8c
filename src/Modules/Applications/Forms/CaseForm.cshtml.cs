using Fund.Applications.Cases;
using Fund.Applications.Documents;
using Fund.Applications.Drafts;
using Fund.Applications.Ideas;
using Fund.Applications.Overview;
using Fund.Applications.Reading;
using Fund.Applications.Signatures;
using Fund.Applications.Submission;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Process;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Applications.Forms;

/// <summary>
/// A form of a case. Whoever writes it sees it whole where it is short, and as a list of its parts where it is long; everybody else reads
/// it.
/// </summary>
[Requires(Permission.ReadCases)]
public sealed class CaseFormModel(IMediator mediator, PageFrame frame, CurrentMunicipality municipality) : WritingPage(mediator)
{
    private readonly IMediator mediator = mediator;

    internal OperationView? HandIn =>
        Case.Operations.FirstOrDefault(o => o.Key is "SubmitIdea" or "SubmitApplication" && o.Mine && o.LeadsOn);

    /// <summary>Is the form a list of its parts?</summary>
    internal bool IsList => View is { Editable: true, OnePage: false };

    internal IReadOnlyList<FormTask> Tasks { get; private set; } = [];

    internal IReadOnlyList<LastTask> LastTasks { get; private set; } = [];

    /// <summary>To be read, where it is not to be written.</summary>
    internal ShownReading? Shown { get; private set; }

    /// <summary>Who has signed, where heads sign.</summary>
    internal SignatureRound? Round { get; private set; }

    internal int Parts => Tasks.Count(task => task.State != TaskState.Voluntary) + 1;

    internal int PartsDone => Tasks.Count(task => task.State == TaskState.Done) + (FormTask.OfUnits(AllFindings).Any(IsRefusal) ? 0 : 1);

    internal string Progress => T($"{PartsDone} av {Parts} delar är klara.");

    internal int Left => AllFindings.Count(IsRefusal);

    internal string LeftTitle => View.OnePage && HandIn is not null ? T("Detta saknas") : T($"Kvar att fylla i: {Left}");

    /// <summary>Where the form is handed in from here, what stands in the way of that; else what is left to fill in.</summary>
    internal IReadOnlyList<Finding> ShownFindings => View.OnePage && HandIn is null ? View.Left : AllFindings;

    internal string Kicker => string.Join(" · ", new[] { T($"Ärende {CaseNumber}"), Case.RegistryNumber, Case.LeadUnit }.OfType<string>());

    internal string Lead => View.Editable && View.Lead is { } lead ? lead : "";

    internal static bool IsRefusal(Finding finding) => finding.Severity == Severity.Refusal;

    private protected override IReadOnlyList<CaseFormSection> Sections => View.Sections;

    private protected override bool HasUnits => true;

    private protected override string PageHref => $"~/arenden/{CaseNumber}/ansokan";

    private protected override ICommand Saving(IReadOnlyDictionary<string, string?> answers, uint version)
    {
        var participants = ByResult
            .Union(ByCost)
            .Select(unit => new ParticipantChoice(unit, ByResult.Contains(unit), ByCost.Contains(unit)));
        return new SaveDraft(CaseNumber, View.Form, answers, [.. participants], version, VoidSignatures);
    }

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Round = View.HeadsSign ? await mediator.Send(new CaseSignatures(CaseNumber), cancellation) : null;
        if (IsList)
        {
            Tasks = FormTask.Of(View, AllFindings);
            LastTasks = await LastAsync(cancellation);
        }
        else if (!View.Editable)
        {
            Shown = await ReadAsync(cancellation);
        }
    }

    /// <summary>Saves what has been written.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellation)
    {
        await SaveAsync(cancellation);
        Done = T("Utkastet är sparat.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}/ansokan?formular={View.Form}");
    }

    /// <summary>Saves what has been written here, and hands it in. What is refused stays saved as a draft.</summary>
    public async Task<IActionResult> OnPostHandInAsync(string? handInOperation, CancellationToken cancellation)
    {
        ICommand handIn = handInOperation switch
        {
            "SubmitIdea" => new SubmitIdea(CaseNumber),
            "SubmitApplication" => new SubmitApplication(CaseNumber),
            _ => throw new Refused(T("Sidan går inte att läsa. Läs in den igen och lämna in på nytt.")),
        };
        if (WasTyped)
        {
            await SaveAsync(cancellation);
        }

        await mediator.Send(handIn, cancellation);
        Done = T("Det är inlämnat. Du ser vad som händer härnäst nedan.");
        return Redirect($"{Request.PathBase}/arenden/{CaseNumber}");
    }

    // What the case is decided on, where there is that; else the draft, for those who may read it.
    private async Task<ShownReading> ReadAsync(CancellationToken cancellation)
    {
        var latest = View.HandedIn.Count > 0 ? View.HandedIn[0].Id : (Guid?)null;
        var reading = latest is { } id
            ? await mediator.Send(new SubmittedVersion(CaseNumber, id), cancellation)
            : await mediator.Send(new Draft(CaseNumber, View.Form), cancellation);
        return await ShownReading.OfAsync(mediator, reading, latest, null, municipality.Value.Name, cancellation);
    }

    private async Task<IReadOnlyList<LastTask>> LastAsync(CancellationToken cancellation)
    {
        var files = (await mediator.Send(new CaseDocuments(CaseNumber), cancellation)).Count;
        var left = FormTask.OfUnits(AllFindings).Count(IsRefusal);
        var tasks = new List<LastTask>
        {
            new(
                T("Deltagande enheter"),
                FormPlaces.UnitsPage,
                UnitNames is { Length: > 0 } names ? names : T("Vilka som berörs av resultatet och av kostnaden."),
                left > 0 ? T($"{left} kvar") : T("Klar"),
                left > 0 ? "warning" : ""
            ),
            new(
                T("Bilagor"),
                "handlingar",
                T("Planer, kalkyler och annat som ni bifogar i stället för att fylla i här."),
                files == 1 ? T("1 fil") : T($"{files} filer"),
                ""
            ),
        };
        if (Round is { Rows.Count: > 0 } round && round.Form == View.Form)
        {
            tasks.Add(Signatures(round));
        }

        if (HandInTask() is { } last)
        {
            tasks.Add(last);
        }

        return tasks;
    }

    private LastTask Signatures(SignatureRound round)
    {
        var (signed, all) = (round.Rows.Count(row => row.SignedBy is not null), round.Rows.Count);
        var who = T($"Av {string.Join(", ", round.Rows.Select(row => T($"chefen för {row.UnitName}")))}.");
        // A question that has been put is answered, whatever is left; before that it waits for the content that is to be signed.
        return
            Tasks.All(task => task.State is TaskState.Done or TaskState.Voluntary)
            || round.Rows.Any(row => row.SignedBy is not null || row.Asked is not null)
            ? new LastTask(
                T("Underskrifter"),
                "underskrifter",
                who,
                T($"{signed} av {all} har skrivit under"),
                signed < all ? "warning" : ""
            )
            : new LastTask(
                T("Underskrifter"),
                null,
                T($"{who} När alla delar är klara: ändras något sedan gäller de inte."),
                LastTask.NotYet,
                ""
            );
    }

    private LastTask? HandInTask()
    {
        if (HandIn is { } handIn)
        {
            return Left > 0
                ? new LastTask(
                    handIn.Name,
                    null,
                    Left == 1 ? T("När det som är kvar är klart.") : T($"När de {Left} saker som är kvar är klara."),
                    LastTask.NotYet,
                    ""
                )
                : new LastTask(
                    handIn.Name,
                    "ansokan#lamna-in",
                    T("Det inlämnade kan inte ändras, bara lämnas in på nytt."),
                    T("Kan göras nu"),
                    "success"
                );
        }

        // Somebody else leads on from here: the group that prepares it, or the board that decides to apply.
        return Case.Operations.FirstOrDefault(operation => operation.LeadsOn) is { } next
            ? new LastTask(
                next.Name,
                next.Mine ? next.Page : null,
                T($"Görs av: {RoleWords.Of(Case.Turn, frame.Terms)}."),
                Left > 0 ? LastTask.NotYet : T("Kan göras nu"),
                ""
            )
            : null;
    }
}

/// <summary>What is done when the sections are written.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Page">Page of the case where it is done; null where it cannot be done yet, or not by the person.</param>
/// <param name="Text">More about it, or why not yet.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Kind">Kind of the status's colour; empty for none.</param>
internal sealed record LastTask(string Name, string? Page, string Text, string Status, string Kind)
{
    /// <summary>Status of what has to wait.</summary>
    public static string NotYet => T("Kan inte börja än");
}
