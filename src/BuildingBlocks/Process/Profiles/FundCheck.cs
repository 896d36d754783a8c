using System.Text.RegularExpressions;
using Fund.Process.Reading;

namespace Fund.Process.Profiles;

/// <summary>The fund with its tracks, who numbers what it receives, and how money comes back.</summary>
internal static partial class FundCheck
{
    public static void Run(Profile profile, ProfileFaults faults)
    {
        Fund(profile.Fund, Place.Top["fund"], faults);
        foreach (var (i, track) in profile.Fund.Tracks.Index())
        {
            Track(profile, track, Place.Top["fund"]["tracks"][i], faults);
        }

        Authorities(profile, Place.Top["authorities"], faults);
        new VoucherCheck(faults).Run(profile.Settlement.Voucher, profile.Applicants.LeadKinds, Place.Top["settlement"]["voucher"]);
        Repayment(profile, Place.Top["repayment"], faults);
    }

    /// <summary>Can the key stand in an address?</summary>
    public static bool IsKey(string key) => KeyPattern().IsMatch(key);

    private static void Fund(FundRules fund, Place place, ProfileFaults faults)
    {
        Key(fund.Key, place["key"], faults);
        Share(fund.PercentOfBase, place["percentOfBase"], faults);
        Amount(fund.AmountCap, place["amountCap"], faults);
        faults.Unique(place["attestations"], T("Intyget"), fund.Attestations.Select(a => a.Key));
        faults.Unique(place["tracks"], T("Spåret"), fund.Tracks.Select(t => t.Key));
        if (fund.Tracks.Count == 1)
        {
            faults.Add(place["tracks"], T("Ett enda spår finns det inget att välja på. Ange minst två, eller inga."));
        }
    }

    private static void Track(Profile profile, Track track, Place place, ProfileFaults faults)
    {
        Key(track.Key, place["key"], faults);
        Amount(track.CapPerYear, place["capPerYear"], faults);
        Amount(track.CapTotal, place["capTotal"], faults);
        Amount(track.FramePerYear, place["framePerYear"], faults);
        Share(track.ShareOfCost, place["shareOfCost"], faults);
        if (track.CapPerYear > track.CapTotal)
        {
            faults.Add(place["capPerYear"], T("Taket per år kan inte vara högre än taket för hela tiden (capTotal)."));
        }

        if (track.ShareOfCost is not null && profile.Forms.SelectMany(form => form.Fields).All(field => field.Role != FieldRole.TotalCost))
        {
            faults.Add(
                place["shareOfCost"],
                T("En andel av kostnaden kan prövas bara om en fråga i något formulär har rollen " + "totalCost.")
            );
        }
    }

    private static void Authorities(Profile profile, Place place, ProfileFaults faults)
    {
        if (profile.Authorities.Count == 0)
        {
            faults.Add(place, T("Ange minst en myndighet som registrerar det som lämnas in."));
        }

        faults.Unique(place, T("Myndigheten"), profile.Authorities.Select(authority => authority.Key));
        foreach (var (i, authority) in profile.Authorities.Index())
        {
            if (!authority.IsUsable)
            {
                faults.Add(
                    place[i]["numberPattern"],
                    T(
                        "Mönstret ska ha {number} en gång, med nollor för bredden "
                            + "om så önskas, och kan ha {year}: KS {year}-{number:00000}."
                    )
                );
            }
        }
    }

    private static void Repayment(Profile profile, Place place, ProfileFaults faults)
    {
        faults.Unique(place["regimes"], T("Ordningen från"), profile.Repayment.Regimes.Select(regime => $"{regime.From:yyyy-MM-dd}"));
        Destinations(profile.Repayment, place, faults);
        var planned = profile.Plans.Any(plan => plan.Content == PlanContent.RepaymentPerUnitAndYear);
        if (!profile.Repayment.IsForSome())
        {
            if (profile.Repayment.BudgetInput is not null)
            {
                faults.Add(place["budgetInput"], T("Ingen återbetalning gäller, så det finns inget underlag att lämna till budgeten."));
            }

            if (planned)
            {
                faults.Add(place["model"], T("En plan (plans) har innehållet repaymentPerUnitAndYear, men ingen återbetalning gäller."));
            }

            return;
        }

        if (!planned)
        {
            faults.Add(place["model"], T("Återbetalning kräver en plan (plans) med innehållet repaymentPerUnitAndYear."));
        }

        if (profile.Repayment.BeneficiaryKinds.Count == 0)
        {
            faults.Add(place["beneficiaryKinds"], T("Ange vilka slags enheter som kan få sin ram minskad."));
        }

        if (profile.Repayment.BudgetInput is { Years: < 1 or > 10 })
        {
            faults.Add(place["budgetInput"]["years"], T("Ange hur många år som lämnas, mellan 1 och 10."));
        }
    }

    private static void Destinations(RepaymentRules repayment, Place place, ProfileFaults faults)
    {
        if (repayment is { Model: RepaymentModel.None, Destination: RepaymentDestination.Fund })
        {
            faults.Add(place["destination"], T("Inget kommer tillbaka enligt modellen (model), så inget kan gå till fonden."));
        }

        foreach (var (i, regime) in repayment.Regimes.Index())
        {
            if (regime is { Model: RepaymentModel.None, Destination: RepaymentDestination.Fund })
            {
                faults.Add(
                    place["regimes"][i]["destination"],
                    T("Inget kommer tillbaka enligt modellen (model), så inget kan gå till fonden.")
                );
            }
        }

        var intoFund = repayment.Regimes.Select(regime => regime.Destination).Append(repayment.Destination);
        if (repayment.WithinAmountCap && !intoFund.Contains(RepaymentDestination.Fund))
        {
            faults.Add(place["withinAmountCap"], T("Taket prövas bara på det som går tillbaka till fonden, och inget gör det."));
        }
    }

    private static void Key(string key, Place place, ProfileFaults faults)
    {
        if (!IsKey(key))
        {
            faults.Add(
                place,
                T($"Nyckeln ”{key}” ska ha 2–40 små bokstäver a–z, siffror eller bindestreck, och börja med en " + $"bokstav.")
            );
        }
    }

    private static void Amount(long? kronor, Place place, ProfileFaults faults)
    {
        if (kronor is <= 0 or > 1_000_000_000_000)
        {
            faults.Add(place, T("Ange hela kronor, mer än noll."));
        }
    }

    private static void Share(decimal? share, Place place, ProfileFaults faults)
    {
        if (share is <= 0 or > 1)
        {
            faults.Add(place, T("Ange en andel mellan noll och ett: 0.5 är hälften."));
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyPattern();
}
