namespace Fund.CostBenefit;

/// <summary>An effect of one project that may count the same gain as an effect of an earlier project in the list.</summary>
internal sealed record PortfolioOverlap(string Project, string Effect, string EarlierProject, string EarlierEffect);

/// <summary>
/// Several projects seen together. The guard against counting a gain twice works between them (cost-benefit 1.2, c):
/// the same indicator, group and year in two projects needs an explicit overlap share, which reduces the later one.
/// </summary>
/// <param name="Projects">Sound calculations by project, in the order in which they claim their gains.</param>
/// <param name="Shares">The declared overlap shares, 0–1.</param>
internal sealed record Portfolio(
    IReadOnlyList<(string Project, CostBenefitCalculation Calculation)> Projects,
    IReadOnlyDictionary<PortfolioOverlap, double> Shares
)
{
    /// <summary>Every pair that meets, declared or not.</summary>
    public IReadOnlyList<PortfolioOverlap> Meetings()
    {
        var meetings = new List<PortfolioOverlap>();
        for (var later = 1; later < Projects.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (one, two) = (Projects[later], Projects[earlier]);
                meetings.AddRange(
                    from effect in one.Calculation.Effects
                    from other in two.Calculation.Effects
                    where OverlapGuards.Meet(one.Calculation, effect, two.Calculation, other)
                    select new PortfolioOverlap(one.Project, effect.Code, two.Project, other.Code)
                );
            }
        }

        return meetings;
    }

    /// <summary>A refusal for every pair without a share, and for every share that is nonsense.</summary>
    public IReadOnlyList<CalculationRefusal> Refusals() =>
        [
            .. Meetings()
                .Where(meeting => !Shares.ContainsKey(meeting))
                .Select(meeting => new CalculationRefusal(
                    $"{meeting.Project}/{meeting.Effect}",
                    $"”{meeting.Effect}” i {meeting.Project} och ”{meeting.EarlierEffect}” i {meeting.EarlierProject} gäller "
                        + $"samma indikator och målgrupp samma år. Ange hur stor del som överlappar."
                )),
            .. Shares
                .Where(share => !(share.Value is >= 0 and <= 1))
                .Select(share => new CalculationRefusal(
                    $"{share.Key.Project}/{share.Key.Effect}",
                    "Överlappningen måste ligga mellan 0 och 100 %."
                )),
        ];

    /// <summary>Society's net present value of all projects together without the overlaps, SEK. Ask after <see cref="Refusals"/>.</summary>
    public double SocietyNetPresentValue() =>
        Projects.Sum(project =>
        {
            var society = CompiledCalculation.Compile(project.Calculation).Ready().Evaluate().Society;
            var counted = project.Calculation.Effects.Select(
                (effect, i) =>
                    society.BenefitsByEffect[i]
                    * Shares
                        .Where(share => share.Key.Project == project.Project && share.Key.Effect == effect.Code)
                        .Aggregate(1.0, (rest, share) => rest * (1 - share.Value))
            );
            return society.NetPresentValue - society.Benefits + counted.Sum();
        });
}
