using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Reading;
using Fund.Process.Calendar;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fund.Finance.Allocations;

/// <summary>
/// The council's decision is registered for another person to attest: amount, day, paragraph, attestations and documents.
/// </summary>
[Requires(Permission.ManageFinance)]
public sealed class RegisterAllocationModel(IMediator mediator, TimeProvider time) : FundPage
{
    /// <summary>Key of the fund; null for the only or first one.</summary>
    [BindProperty(SupportsGet = true, Name = "fund")]
    public string? ChosenFund { get; set; }

    /// <summary>Budget year, as chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    /// <summary>Taxes and grants, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? TaxAndGrantBase { get; set; }

    /// <summary>The proposal that was sent back and is corrected; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "rattar")]
    public Guid? Corrects { get; set; }

    /// <summary>Amount, as typed.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>The council's day, as typed.</summary>
    [BindProperty]
    public string? DecidedOn { get; set; }

    /// <summary>Its paragraph.</summary>
    [BindProperty]
    public string? Paragraph { get; set; }

    /// <summary>Attestations ticked, by the one who registers: none is beforehand, whatever was answered to the questions.</summary>
    [BindProperty]
    public IReadOnlyList<string> Attested { get; set; } = [];

    internal AllocationRoomView Room { get; private set; } = null!;

    internal ProposalView? SentBack { get; private set; }

    /// <summary>Documents that are kept already, by what they stand behind: their keys and names.</summary>
    internal Dictionary<string, (Guid Id, string Name)> Kept { get; } = [];

    /// <summary>What can be attested.</summary>
    public IReadOnlyList<Option> Attestations =>
        [.. Room.Attestations.Select(a => new Option(a.Key, a.Text, a.Required ? a.Rule : T($"{a.Rule}, bör vara så men måste inte")))];

    /// <summary>The questions, with what was answered.</summary>
    public string QuestionsPath => $"fonden/avsattning?{AllocationAnswers.Query(Room, TaxAndGrantBase, SetAsideAnswer.Of(Room, Answers))}";

    internal static string FieldOf(string what) => ProposalPaper.FieldOf(what);

    internal static string KeptField(string what) => $"kept-{what}";

    private IReadOnlyDictionary<string, string> Answers => AllocationAnswers.Read(Request.Query, Room.Attestations);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        if (Corrects is { } id)
        {
            SentBack = await mediator.Send(new ProposalQuery(id), cancellation);
            if (SentBack.Kind != ProposalKind.Allocation)
            {
                throw new NotFound(T("Registreringen finns inte."));
            }

            Year ??= $"{SentBack.Year}";
            ChosenFund ??= SentBack.Funds.Count > 0 ? SentBack.Fund : null;
            TaxAndGrantBase ??= SentBack.TaxAndGrantBase.IsPositive ? SwedishAmount.ForField(SentBack.TaxAndGrantBase) : null;
        }

        await ReadRoomAsync(cancellation);
        if (HttpMethods.IsPost(Request.Method))
        {
            return;
        }

        if (SentBack is { } before)
        {
            Amount = SwedishAmount.ForField(before.Amount);
            DecidedOn = SwedishDate.ForPage(before.DecidedOn!.Value);
            Paragraph = before.Paragraph;
            foreach (var paper in before.Papers.Where(paper => paper.Document is not null))
            {
                Kept[paper.For] = (paper.Document!.Value, paper.Name!);
            }
        }
    }

    /// <summary>Registers it; nothing is posted before another has attested it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ReadRoomAsync(cancellation);
        await KeepAsync(cancellation);
        var all = new TypedAll();
        var year = AllocationAnswers.YearOf(Year) ?? 0;
        all.Require(year > 0, T("Ange budgetåret med fyra siffror."), "year");
        var basis = Room.AsksForBase ? all.Amount(TaxAndGrantBase, "taxAndGrantBase") : Money.Zero;
        var misses = AllocationAnswers.MissesUnit(basis);
        all.Require(misses is null, misses ?? "", "taxAndGrantBase");
        var amount = all.Amount(Amount, "amount");
        var decidedOn = all.Date(DecidedOn, "decidedOn");
        all.ThrowIfAny();
        var proposal = await mediator.Send(
            new AllocateToFund(
                year,
                amount,
                basis,
                decidedOn,
                Paragraph ?? "",
                Attested,
                Kept.ToDictionary(kept => kept.Key, kept => kept.Value.Id),
                ChosenFund,
                Corrects
            ),
            cancellation
        );
        Done = T("Registrerad. Den bokförs när en annan person har attesterat den.");
        return Redirect($"{Request.PathBase}/fonden/avsattning/{proposal}");
    }

    /// <summary>What documents are asked for: the decision's, the one of taxes and grants, and one for each attestation.</summary>
    internal IEnumerable<(string For, string Label, string? Hint, bool Optional)> Documents()
    {
        yield return (
            ProposalPaper.Decision,
            Room.IsYearly ? T("Den beslutade budgeten") : T("Protokollet med beslutet"),
            T("Den som attesterar jämför med den här handlingen."),
            false
        );
        if (Room.AsksForBase)
        {
            yield return (ProposalPaper.Base, T("Underlag till skatter och bidrag"), null, true);
        }

        foreach (var attestation in Room.Attestations)
        {
            yield return (attestation.Key, T($"Underlag till intyget enligt {attestation.Rule}"), attestation.Text, !attestation.Required);
        }
    }

    private async Task ReadRoomAsync(CancellationToken cancellation) =>
        Room = await mediator.Send(
            new AllocationRoomFor(
                AllocationAnswers.YearOf(Year) ?? StockholmTime.Today(time).Year,
                SwedishAmount.TryRead(TaxAndGrantBase, out var basis, out _) ? basis : Money.Zero,
                ChosenFund
            ),
            cancellation
        );

    // Kept before anything else is judged: whoever mistyped an amount has not lost the files that were chosen.
    private async Task KeepAsync(CancellationToken cancellation)
    {
        var sent = new List<DocumentSent>();
        foreach (var (what, _, _, _) in Documents())
        {
            if (Request.Form[KeptField(what)].ToString().Split(' ', 2) is [var key, var name] && Guid.TryParse(key, out var id))
            {
                Kept[what] = (id, name);
            }

            if (Request.Form.Files[FieldOf(what)] is { } file)
            {
                using var content = new MemoryStream();
                await file.CopyToAsync(content, cancellation);
                sent.Add(new DocumentSent(what, file.FileName, content.ToArray()));
            }
        }

        if (sent.Count == 0)
        {
            return;
        }

        foreach (var (what, id) in await mediator.Send(new KeepFundDocuments(sent), cancellation))
        {
            Kept[what] = (id, sent.Single(document => document.For == what).Name);
        }
    }
}
