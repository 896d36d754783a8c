using System.Globalization;
using Fund.Contracts.Messages;
using Fund.Finance.Ledger;
using Fund.Platform.Jobs;
using Fund.Platform.Persistence;
using Fund.Platform.Pipeline;
using Fund.Platform.Tasks;
using Fund.Process.Calendar;
using Fund.Process.Profiles;

namespace Fund.Finance.Repayments;

/// <summary>
/// Each morning: asks for the budget's input before its day, and again when something has changed since it was delivered (U-86). What has
/// been delivered and stands is asked of nobody.
/// </summary>
[ByItself("askForBudgetInput", "Ekonomen får en uppgift två månader innan underlaget till budgeten ska vara lämnat.")]
internal sealed class BudgetInputJob(
    FundsHere funds,
    BudgetInputDesk desk,
    HandOvers handOvers,
    TaskBoard tasks,
    TenantTransaction transaction,
    MessageScope scope,
    TimeProvider time
) : IMunicipalityJob
{
    private const int MonthsBefore = 2;

    /// <summary>Kind of the task, one for each fund and budget year.</summary>
    public static string TaskOf(string fund, int year) => KindsOf(fund) + year.ToString(CultureInfo.InvariantCulture);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var inside = scope.Inside();
        await transaction.OpenAsync(cancellation);
        var today = StockholmTime.Today(time);
        foreach (var rules in await funds.AllAsync(cancellation))
        {
            await EndDecidedAsync(rules.Fund.Key, today.Year, cancellation);
            if (rules.Repayment.BudgetInput is { } asked && asked.Due.In(today.Year).AddMonths(-MonthsBefore) <= today)
            {
                await AskAsync(rules, asked, cancellation);
            }
        }

        await transaction.CommitAsync(cancellation);
    }

    // A budget that is decided takes nothing more, whether what was asked for came or not.
    private async Task EndDecidedAsync(string fund, int presentYear, CancellationToken cancellation)
    {
        foreach (var (_, kind) in await tasks.AskedAsync(KindsOf(fund), cancellation))
        {
            if (int.Parse(kind.AsSpan(KindsOf(fund).Length), CultureInfo.InvariantCulture) <= presentYear)
            {
                await tasks.DoneAsync(null, kind, cancellation);
            }
        }
    }

    private static string KindsOf(string fund) => $"budget-input:{fund}:";

    private async Task AskAsync(Profile rules, BudgetInputRules asked, CancellationToken cancellation)
    {
        var input = await desk.OfAsync(rules, desk.NextYear, cancellation);
        var kind = TaskOf(rules.Fund.Key, input.Year);
        if (!input.IsAsked)
        {
            await tasks.DoneAsync(null, kind, cancellation);
            return;
        }

        await handOvers.AskAsync(
            new TaskItem
            {
                Kind = kind,
                Title = input.Last is null
                    ? T($"Lämna underlaget till budget {input.Year}")
                    : T($"Lämna underlaget till budget {input.Year} på nytt"),
                Why = input.Last is null
                    ? T("Nämndernas ramar minskas enligt de godkända återbetalningsplanerna.")
                    : T("Något har ändrats sedan underlaget lämnades. Sidan visar vad."),
                Role = Role.Controller,
                Due = input.Due,
                Rule = asked.Rule,
                Link = await funds.LinkAsync($"/aterbetalning/underlag?year={input.Year}", rules.Fund.Key, cancellation),
                AskedAt = time.GetUtcNow(),
            },
            cancellation
        );
    }
}
