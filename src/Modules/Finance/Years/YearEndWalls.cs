using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Ledger;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Fund.Process.Calendar;
using Fund.Process.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Years;

/// <summary>What stands in the way of closing a year: asked when it is handed over, and again when another approves (F-09).</summary>
internal sealed class YearEndWalls(FinanceDb db, FundLedger ledger, FundOccasions occasions, YearEndPosts posts)
{
    /// <summary>Refuses with everything that is left to do; answers the posts as they are decided.</summary>
    /// <exception cref="Refused">Something is left.</exception>
    public async Task<IReadOnlyList<YearEndPost>> RequireAsync(FundRules fund, FundYear year, CancellationToken cancellation)
    {
        var book = await ledger.BookAsync(fund.Key, cancellation);
        if (book.Years.All(posted => posted.Year != year.Year))
        {
            throw new Refused(
                T($"Inget är bokfört på {year.Year} i {fund.Name}, så det finns inget bokslut att lämna."),
                field: "year"
            );
        }

        var findings = new List<Finding>(await SettlementsAsync(fund.Key, new FiscalYear(year.Year), cancellation));
        var (due, next) = await posts.OfAsync(fund, year.Year, cancellation);
        var undecided = due.Count(post => post.Decision is null);
        if (undecided > 0)
        {
            findings.Add(
                new Finding(
                    undecided == 1 ? T("En post saknar beslut. Besluta om den först.") : T($"{undecided} poster saknar beslut."),
                    Field: "posts"
                )
            );
        }

        var amounts = book.Position(year.Year, year.Year);
        if (book.Yearly && (amounts.Available + amounts.Committed).IsPositive && year.CarriedOver is null)
        {
            findings.Add(new Finding(T("Besluta om det outnyttjade anslaget: om det förfaller eller förs över."), Field: "carriedOver"));
        }

        var decided = due.Concat(next).Where(post => post.Decision is not null).ToList();
        // What was decided may no longer be possible: a hold has come since.
        findings.AddRange(
            from post in decided
            where !post.Outcomes.Contains(post.Decision!.Outcome)
            select new Finding(T($"Beslutet om {post.Cost.Number} i {post.Case.Title} går inte längre: {post.Why}"), Field: "posts")
        );
        findings.AddRange(
            from of in decided.Where(post => post.Decision!.Outcome == YearEndOutcome.TakeUp).GroupBy(post => post.Case.Id)
            let sum = of.Select(post => post.Cost.Amount).Total()
            where sum.IsNegative
            select new Finding(
                T(
                    $"Det som tas upp i {of.First().Case.Title} är {sum}. En kredit som är större än kostnaderna återkrävs, eller "
                        + $"behålls av sökanden."
                ),
                Field: "posts"
            )
        );
        return findings.Count == 0 ? decided : throw new Refused(findings);
    }

    private async Task<IReadOnlyList<Finding>> SettlementsAsync(string fund, FiscalYear year, CancellationToken cancellation)
    {
        var approved = await db
            .Runs.AsNoTracking()
            .Where(r => r.Fund == fund && r.Year == year.Year && r.State == SettlementState.Approved)
            .Select(r => r.Occasion)
            .ToListAsync(cancellation);
        return
        [
            .. from occasion in (await occasions.OfAsync(fund, cancellation)).Of(year)
            where !approved.Contains(occasion.Id.ToString())
            select new Finding(
                T($"Avräkningen {occasion.NameInYear} är inte godkänd. Godkänn den innan året stängs."),
                Field: "year"
            ),
        ];
    }
}
