using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Platform.Tasks;

namespace Fund.Finance.Settlements;

/// <summary>A voucher file of a settlement waits until somebody says that the finance system has read it (F-21).</summary>
internal sealed class VoucherHandOver(HandOvers handOvers, TaskBoard tasks, FundsHere funds, TimeProvider time)
{
    /// <summary>Asks for it.</summary>
    /// <param name="run">The settlement.</param>
    /// <param name="name">The occasion's name.</param>
    /// <param name="file">The file; null where there was nothing to book, and nothing is asked.</param>
    /// <param name="takesBack">Does it hold the reversing vouchers?</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task AskAsync(SettlementRun run, string name, Guid? file, bool takesBack, CancellationToken cancellation)
    {
        if (file is not { } kept)
        {
            return;
        }

        await handOvers.AskAsync(
            new TaskItem
            {
                Kind = TaskOf(kept),
                Title = takesBack
                    ? T($"Läs in bokföringsfilen som vänder avräkningen {name}, och bekräfta")
                    : T($"Läs in bokföringsfilen för avräkningen {name}, och bekräfta"),
                Why = takesBack
                    ? T($"Vändningen av {run.Total ?? Money.Zero} är bokförd i fonden. Ekonomisystemet behöver samma verifikationer.")
                    : T($"Avräkningen på {run.Total ?? Money.Zero} är bokförd i fonden. Ekonomisystemet behöver samma verifikationer."),
                Role = Role.Controller,
                // By its number: another settlement of the occasion can hold when the file is read.
                Link = await funds.LinkAsync($"/avrakning/{run.Occasion}?nr={run.Sequence}", run.Fund, cancellation),
                AskedAt = time.GetUtcNow(),
            },
            cancellation
        );
    }

    /// <summary>Somebody has said it.</summary>
    public Task ReadAsync(Guid file, CancellationToken cancellation) => tasks.DoneAsync(null, TaskOf(file), cancellation);

    private static string TaskOf(Guid file) => $"voucher:{file:N}";
}
