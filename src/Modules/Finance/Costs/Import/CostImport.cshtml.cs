using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Costs.Codes;
using Fund.Platform.Pipeline;
using Fund.Platform.Tenancy;
using Fund.Platform.Works;
using Fund.Web;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Fund.Finance.Costs.Import;

/// <summary>Upload, what was understood, what is to be decided, and the booking.</summary>
[Requires(Permission.ReadCostFiles)]
[LargeFileFilter(Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = 2 * Largest)]
public sealed class CostImportModel(IMediator mediator, MessageScope scope, IOptions<WorkOptions> options, Actor actor) : FundPage
{
    /// <summary>The largest file that is taken, bytes: a million rows of a year's books.</summary>
    public const long Largest = 100_000_000;

    /// <summary>The file that is looked at.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? ImportId { get; set; }

    /// <summary>Only rows that this becomes of.</summary>
    [BindProperty(SupportsGet = true, Name = "visa")]
    public string? Only { get; set; }

    /// <summary>The page of rows, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "sida")]
    public int PageNumber { get; set; } = 1;

    /// <summary>How the file is to be read.</summary>
    internal TypedChoices Choices { get; private set; } = TypedChoices.Of(CostFileChoices.None);

    internal CostPreview? Preview { get; private set; }

    internal IReadOnlyList<CodeRow> Codes { get; private set; } = [];

    /// <summary>May the reader book costs?</summary>
    public bool MayManage => actor.May(Permission.ManageFinance);

    /// <summary>Is there something to decide or to book?</summary>
    internal bool IsOpen => Preview is { Story.StoredAt: null, IsRead: true, Work: not { State: WorkState.Waiting } } && MayManage;

    /// <summary>What the page is about, by where the file is.</summary>
    public string Heading =>
        Preview switch
        {
            null => T("Läs in kostnader"),
            { IsRead: false } => T("Filen läses"),
            { Story.StoredAt: null } => T("Stäm av filen innan du sparar"),
            _ => T("Inläst fil"),
        };

    /// <summary>How many pages the rows have.</summary>
    public int PageCount => (Preview!.RowsInAll + CostReconciliation.PageSize - 1) / CostReconciliation.PageSize;

    /// <summary>What the button says: how many costs, and how much.</summary>
    public string StoreWords
    {
        get
        {
            var (_, count, sum) = Preview!.Part(CostRowOutcome.New);
            var chosen = Preview.ToDecideInAll > 0;
            return count switch
            {
                0 => T("Spara det du har valt"),
                1 => chosen ? T($"Spara en kostnad, {sum}, och det du har valt") : T($"Spara en kostnad, {sum}"),
                _ => chosen ? T($"Spara {count} kostnader, {sum}, och det du har valt") : T($"Spara {count} kostnader, {sum}"),
            };
        }
    }

    /// <summary>The cases that an unknown code can be given to.</summary>
    public IEnumerable<Option> Cases =>
        Codes.DistinctBy(row => row.CaseNumber).Select(row => new Option(row.CaseNumber, $"{row.CaseTitle} ({row.CaseNumber})"));

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancellation)
    {
        Choices = TypedChoices.In(Request);
        if (ImportId is not { } id)
        {
            return;
        }

        var only = Enum.TryParse<CostRowOutcome>(Only, out var one) && Enum.IsDefined(one) ? one : (CostRowOutcome?)null;
        Preview = await mediator.Send(new CostImportPreview(id, only, PageNumber), cancellation);
        Choices = Choices.SaysSomething ? Choices : TypedChoices.Of(Preview.How.Choices);
        Codes = Preview.UnknownCodes.Count > 0 && IsOpen ? await mediator.Send(new CodesAndCases(), cancellation) : [];
    }

    /// <summary>What became of a part when the file's costs were booked, and when the file was undone after that.</summary>
    internal static string Became(CostRowOutcome outcome, bool undone) =>
        outcome switch
        {
            CostRowOutcome.New => undone ? T("Sparades och ångrades") : T("Sparades"),
            CostRowOutcome.Known => T("Rördes inte"),
            CostRowOutcome.Changed or CostRowOutcome.Unclear or CostRowOutcome.Twice => T("Det som bestämdes står nedan"),
            CostRowOutcome.Struck or CostRowOutcome.Total => T("Räknades inte"),
            _ => T("Sparades inte"),
        };

    /// <summary>What a part is called and what becomes of it.</summary>
    internal static (string Name, string Happens, string Kind) Words(CostRowOutcome outcome) =>
        outcome switch
        {
            CostRowOutcome.New => (T("Nya, hör till ett ärende"), T("Sparas"), "success"),
            CostRowOutcome.Known => (T("Sparade tidigare"), T("Rörs inte"), "success"),
            CostRowOutcome.Changed => (T("Ändrad verifikation"), T("Du bestämmer"), "warning"),
            CostRowOutcome.Unclear => (T("Kan vara en annan verifikation"), T("Du bestämmer"), "warning"),
            CostRowOutcome.Twice => (T("Samma nummer på två verifikationer"), T("Du bestämmer"), "warning"),
            CostRowOutcome.UnknownCode => (T("Okänd projektkod"), T("Sparas inte förrän koden är kopplad"), "warning"),
            CostRowOutcome.NotOpen => (T("Ärendet är inte beviljat eller har avslutats"), T("Sparas inte"), "neutral"),
            CostRowOutcome.WithoutProject => (T("Utan projektkod"), T("Sparas inte"), "neutral"),
            CostRowOutcome.Income => (
                T("Intäkt på ett ärendes projekt"),
                T("Sparas inte. Se om någon annan betalar samma sak."),
                "warning"
            ),
            CostRowOutcome.OtherAccount => (T("Andra konton än kostnadskonton"), T("Sparas inte"), "neutral"),
            CostRowOutcome.Struck => (T("Strukna i ekonomisystemet"), T("Räknas inte"), "neutral"),
            _ => (T("Summor i listan"), T("Räknas inte"), "neutral"),
        };

    /// <summary>What a voucher is to what is booked, in words.</summary>
    internal static string Words(FileVoucherState state) =>
        state switch
        {
            FileVoucherState.Changed => T("Verifikationen är sparad sedan tidigare med andra rader."),
            FileVoucherState.Unclear => T(
                "En verifikation med samma nummer är sparad, men filen eller det sparade säger inte vilken serie den hör till."
            ),
            _ => T("Filen har två verifikationer med samma nummer."),
        };

    /// <summary>What differs between a voucher as it is booked and as the file has it, in sentences: also where the sum is the same
    /// one.</summary>
    internal static IReadOnlyList<string> DifferencesOf(VoucherToDecide voucher)
    {
        if (!voucher.Difference.IsZero || voucher.Booked.Count == 0)
        {
            return [T($"Skillnad: {voucher.Difference}")];
        }

        var moved = voucher
            .InFile.Select(row => (row.ProjectCode, row.Amount))
            .Concat(voucher.Booked.Select(row => (row.ProjectCode, Amount: -row.Amount)))
            .GroupBy(row => row.ProjectCode)
            .Select(of => (Project: of.Key, Sum: of.Select(row => row.Amount).Total()))
            .Where(of => !of.Sum.IsZero)
            .OrderBy(of => of.Project, StringComparer.Ordinal)
            .ToList();
        return moved switch
        {
            [] => [T("Summan är densamma. Dag, konto eller fördelning på rader skiljer.")],
            [var one, var other] =>
            [
                one.Sum.IsNegative
                    ? T($"{other.Sum} flyttas från projekt {one.Project} till projekt {other.Project}. Summan är densamma.")
                    : T($"{one.Sum} flyttas från projekt {other.Project} till projekt {one.Project}. Summan är densamma."),
            ],
            _ =>
            [
                .. moved.Select(of =>
                    of.Sum.IsNegative ? T($"Projekt {of.Project} får {-of.Sum} mindre.") : T($"Projekt {of.Project} får {of.Sum} mer.")
                ),
            ],
        };
    }

    /// <summary>What can be decided of a voucher.</summary>
    internal static IReadOnlyList<Option> ChoicesOf(VoucherToDecide voucher)
    {
        var file = new Option(
            nameof(FileVoucherChoice.File),
            T("Filen"),
            voucher.Difference.IsZero
                ? T("Det som skiljer rättas med nya rader")
                : T($"Skillnaden {voucher.Difference} sparas som nya rader")
        );
        var booked = new Option(nameof(FileVoucherChoice.Booked), T("Det som redan är sparat"), T("Filens rader sparas inte"));
        var both = new Option(nameof(FileVoucherChoice.Both), T("Det är en annan verifikation"), T("Filens rader sparas bredvid"));
        return voucher.State switch
        {
            FileVoucherState.Changed => [file, booked],
            FileVoucherState.Unclear => [file, booked, both],
            _ =>
            [
                new Option(nameof(FileVoucherChoice.Both), T("Båda"), T("Alla rader sparas")),
                new Option(nameof(FileVoucherChoice.Booked), T("Ingen av dem"), T("Raderna sparas inte; rätta numret i ekonomisystemet")),
            ],
        };
    }

    /// <summary>The field where a voucher is decided.</summary>
    internal static string FieldOf(VoucherToDecide voucher) => $"voucher-{voucher.Year}-{voucher.Series}-{voucher.Number}";

    /// <summary>Looks at a file.</summary>
    public async Task<IActionResult> OnPostReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            throw new Refused(T("Välj en fil."), field: "file");
        }

        var typed = TypedChoices.In(Request);
        var choices = typed.SaysSomething ? typed.Read() : null;
        if (CostWork.IsLong(file.Length, options.Value))
        {
            await using var sent = file.OpenReadStream();
            var kept = await mediator.Send(new KeepCostFile(file.FileName, sent), cancellation);
            await mediator.Send(new ReadKeptCostFile(kept, choices), cancellation);
            return ToFile(kept);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var preview = await mediator.Send(new ReadCostFile(file.FileName, content.ToArray(), choices), cancellation);
        return ToFile(preview.ImportId);
    }

    /// <summary>Reads the file once more, in another way.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellation)
    {
        await mediator.Send(new ReadKeptCostFile(ImportId ?? Guid.Empty, TypedChoices.In(Request).Read()), cancellation);
        return ToFile(ImportId);
    }

    /// <summary>Gives an unknown code to a case, and judges the file anew.</summary>
    public async Task<IActionResult> OnPostConnectAsync(string? code, string? caseNumber, string? from, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(caseNumber))
        {
            throw new Refused(T("Välj vilket ärende koden hör till."), field: $"case-{code}");
        }

        var preview = await mediator.Send(new CostImportPreview(ImportId ?? Guid.Empty), cancellation);
        var first = SwedishDate.TryRead(from, out var day, out var unreadable)
            ? day
            : throw new Refused(unreadable.Reason, field: $"from-{code}");
        await mediator.Send(new GiveCodeToCase(caseNumber, code ?? "", first, null), cancellation);
        await mediator.Send(new ReadKeptCostFile(preview.ImportId, preview.How.Choices), cancellation);
        return ToFile(ImportId);
    }

    /// <summary>Books what was seen, with what was decided.</summary>
    public async Task<IActionResult> OnPostStoreAsync(string? rest, string? reading, CancellationToken cancellation)
    {
        var preview = await mediator.Send(new CostImportPreview(ImportId ?? Guid.Empty), cancellation);
        var decisions = new List<FileVoucherDecision>();
        foreach (var voucher in preview.ToDecide)
        {
            var field = FieldOf(voucher);
            if (
                Enum.TryParse<FileVoucherChoice>(Request.Form[field], out var choice)
                && Enum.IsDefined(choice)
                && long.TryParse(Request.Form[$"seen-{field}"], out var seen)
            )
            {
                decisions.Add(new FileVoucherDecision(voucher.Year, voucher.Series, voucher.Number, choice, new Money(seen)));
            }
        }

        var forTheRest = Enum.TryParse<FileVoucherChoice>(rest, out var all) && Enum.IsDefined(all) ? all : (FileVoucherChoice?)null;
        var rows = await mediator.Send(new ImportCosts(preview.ImportId, decisions, forTheRest, reading), cancellation);
        Done =
            scope.GivenToJob is not null ? null
            : rows == 1 ? T("En rad är sparad.")
            : T($"{rows} rader är sparade.");
        return ToFile(ImportId);
    }

    private RedirectResult ToFile(Guid? import) => Redirect($"{Request.PathBase}/kostnader?importId={import}");
}
