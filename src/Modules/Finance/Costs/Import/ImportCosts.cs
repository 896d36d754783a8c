using FluentValidation;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using Fund.Platform.Works;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Fund.Finance.Costs.Import;

/// <summary>What is decided of a voucher that is booked otherwise than the file has it.</summary>
/// <param name="Year">Year of the voucher.</param>
/// <param name="Series">Its series as the file has it; empty for none.</param>
/// <param name="Number">Its number.</param>
/// <param name="Choice">What holds.</param>
/// <param name="Difference">The difference that was seen, SEK.</param>
internal sealed record FileVoucherDecision(int Year, string Series, string Number, FileVoucherChoice Choice, Money Difference);

/// <summary>
/// Books the costs of a file that was looked at: new vouchers as they are, changed ones as the difference where it was decided that the
/// file holds. What is booked already is left alone: the same file twice changes nothing. Answers how many rows were booked.
/// </summary>
/// <param name="ImportId">The file.</param>
/// <param name="Decisions">What was decided, voucher by voucher.</param>
/// <param name="ForTheRest">What holds for vouchers that nothing was decided of; null when each must be.</param>
/// <param name="Reading">
/// The reading that was looked at, as the file's page says it: read in another way since, or a project code of the file given to another
/// initiative, and nothing is booked. Null asks nothing.
/// </param>
[Requires(Permission.ManageFinance)]
[LoggedAs("Kostnader från en fil sparades")]
internal sealed record ImportCosts(
    Guid ImportId,
    IReadOnlyList<FileVoucherDecision>? Decisions = null,
    FileVoucherChoice? ForTheRest = null,
    string? Reading = null
) : ICommand<int>, IOperation, IMayTakeLong
{
    string? IAboutCase.CaseNumber => null;

    public Fund.Plugins.Operation ForPlugins() => new Fund.Plugins.ImportCosts();
}

internal sealed class ImportCostsShape : AbstractValidator<ImportCosts>
{
    public ImportCostsShape()
    {
        RuleFor(c => c.ForTheRest).IsInEnum().WithMessage(_ => T("Välj vad som gäller."));
        RuleForEach(c => c.Decisions)
            .Must(decision => Enum.IsDefined(decision.Choice) && decision.Number is not null && decision.Series is not null)
            .WithMessage(_ => T("Välj vad som gäller."));
    }
}

internal sealed class ImportCostsHandler(
    FinanceDb db,
    FileJudgement judgement,
    FileBooking booking,
    TenantTransaction transaction,
    IMediator mediator,
    Actor actor,
    TimeProvider time
) : IRequestHandler<ImportCosts, int>
{
    private const int ToldVouchers = 10;

    public async Task<int> Handle(ImportCosts request, CancellationToken cancellationToken)
    {
        await transaction.LockAsync(CostLock.Name, cancellationToken);
        var import = await db.Imports.FirstOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken)
            ?? throw new NotFound(T("Filen finns inte."));
        if (import.StoredAt is not null)
        {
            throw new Conflict(T("Filens kostnader är redan sparade."));
        }

        if (import.ReadAt is null)
        {
            throw new Conflict(T("Filen är inte läst än."));
        }

        // By what is booked now: another file can have been booked since this one was looked at.
        await judgement.JudgeAsync(import, null, cancellationToken);
        if (request.Reading is { } reading && reading != import.Reading)
        {
            throw new Conflict(
                T("Filen har lästs på ett annat sätt eller en projektkod har ändrats sedan du såg filen. Läs filen på nytt.")
            );
        }

        await DecideAsync(request, cancellationToken);
        var (rows, sum) = await booking.BookAsync(import, cancellationToken);
        import.Store(rows, sum, actor.Person, actor.Name, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(new CostsTakenBack(), cancellationToken);
        return rows;
    }

    private async Task DecideAsync(ImportCosts request, CancellationToken cancellation)
    {
        var open = await db
            .FileVouchers.AsNoTracking()
            .Where(v => v.ImportId == request.ImportId)
            .Where(v => v.State == FileVoucherState.Changed || v.State == FileVoucherState.Unclear || v.State == FileVoucherState.Twice)
            .OrderBy(v => v.Year)
            .ThenBy(v => v.Series)
            .ThenBy(v => v.Number)
            .ToListAsync(cancellation);
        var decided = (request.Decisions ?? []).GroupBy(d => (d.Year, d.Series, d.Number)).ToDictionary(d => d.Key, d => d.Last());
        var (choices, left) = (new List<(FileVoucher Voucher, FileVoucherChoice Choice)>(), new List<Finding>());
        foreach (var voucher in open)
        {
            var decision = decided.GetValueOrDefault((voucher.Year, voucher.Series, voucher.Number));
            if (decision is not null && decision.Difference != voucher.Difference)
            {
                throw new Conflict(
                    T(
                        $"Verifikation {voucher.Series}{voucher.Number} har bokförts annorlunda sedan du öppnade sidan: "
                            + $"skillnaden är nu "
                            + $"{voucher.Difference}. Läs in sidan igen."
                    )
                );
            }

            if ((decision?.Choice ?? request.ForTheRest) is { } choice && Fits(voucher.State, choice))
            {
                choices.Add((voucher, choice));
            }
            else
            {
                left.Add(new Finding(T($"Verifikation {voucher.Series}{voucher.Number}: välj vad som gäller."), Field: FieldOf(voucher)));
            }
        }

        if (left.Count > 0)
        {
            throw new Refused([.. left.Take(ToldVouchers)]);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            update finance.cost_file_vouchers v set choice = c.choice
            from unnest({choices.Select(c => c.Voucher.Year).ToArray()}, {choices.Select(c => c.Voucher.Series).ToArray()},
                        {choices.Select(c => c.Voucher.Number).ToArray()}, {choices.Select(c => c.Choice.ToString()).ToArray()})
                as c(year, series, number, choice)
            where v.import_id = {request.ImportId} and v.year = c.year and v.series = c.series and v.number = c.number
            """,
            cancellation
        );
    }

    /// <summary>The field on the page where a voucher is decided.</summary>
    public static string FieldOf(FileVoucher voucher) => $"voucher-{voucher.Year}-{voucher.Series}-{voucher.Number}";

    // A number that stands twice in the file is no change of one booked voucher: both are booked, or neither.
    private static bool Fits(FileVoucherState state, FileVoucherChoice choice) =>
        state switch
        {
            FileVoucherState.Changed => choice is FileVoucherChoice.File or FileVoucherChoice.Booked,
            FileVoucherState.Twice => choice is FileVoucherChoice.Both or FileVoucherChoice.Booked,
            _ => true,
        };
}

/// <summary>The costs of a file with many rows are booked by a job.</summary>
internal sealed class ImportCostsLength(FinanceDb db, IOptions<WorkOptions> options) : ILength<ImportCosts>
{
    public async Task<LongWork?> OfAsync(ImportCosts command, CancellationToken cancellation)
    {
        var few = options.Value.LongFrom;
        var rows = await db
            .Database.SqlQuery<int>(
                $"""
                select count(*)::int as "Value"
                from (select from finance.file_rows where import_id = {command.ImportId} limit {few + 1}) r
                """
            )
            .SingleAsync(cancellation);
        return rows > few ? new LongWork(CostWork.About(command.ImportId), T("Filens kostnader sparas")) : null;
    }
}
