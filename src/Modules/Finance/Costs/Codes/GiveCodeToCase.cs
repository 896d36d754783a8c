using FluentValidation;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Fund.Platform.Process;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Costs.Codes;

/// <summary>Says that costs on a project code are a case's, from a day on: beside the code that the case itself has.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Code">The code.</param>
/// <param name="ValidFrom">First day on which it is the case's.</param>
/// <param name="ValidTo">Last day; null until further notice.</param>
[Requires(Permission.ManageFinance)]
[InCase(CasePart.Sees)]
[LoggedAs("En projektkod kopplades till ärendet")]
internal sealed record GiveCodeToCase(string CaseNumber, string Code, DateOnly ValidFrom, DateOnly? ValidTo) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class GiveCodeToCaseShape : AbstractValidator<GiveCodeToCase>
{
    public GiveCodeToCaseShape()
    {
        RuleFor(c => c.Code)
            .Matches(@"\A[\p{L}0-9_-]{1,20}\z")
            .WithMessage(_ => T("Projektkoden har 1–20 bokstäver, siffror, bindestreck eller understreck."));
        RuleFor(c => c.ValidTo)
            .GreaterThanOrEqualTo(c => c.ValidFrom)
            .When(c => c.ValidTo is not null)
            .WithMessage(_ => T("Sista dagen kan inte ligga före den första."));
    }
}

internal sealed class GiveCodeToCaseHandler(
    FinanceDb db,
    CaseProcess cases,
    KnownCodes codes,
    TenantTransaction transaction,
    Actor actor,
    TimeProvider time
) : IRequestHandler<GiveCodeToCase, Unit>
{
    public async Task<Unit> Handle(GiveCodeToCase request, CancellationToken cancellationToken)
    {
        var (header, _, _) = await cases.LoadAsync(request.CaseNumber, cancellationToken);
        if (header.StageKind is not (StageKind.Granted or StageKind.Running))
        {
            throw new Refused(T("En projektkod kan kopplas först när medel är beviljade, och inte efter att ärendet har avslutats."));
        }

        await transaction.LockAsync(CostLock.Name, cancellationToken);
        var same = await db.CaseCodes.AsNoTracking().Where(c => c.Code == request.Code).ToListAsync(cancellationToken);
        var taken = same.FirstOrDefault(c => c.Meets(request.ValidFrom, request.ValidTo));
        if (taken is not null && taken.CaseId == header.Id && taken.ValidFrom == request.ValidFrom && taken.ValidTo == request.ValidTo)
        {
            return default;
        }

        if (taken is not null)
        {
            var other = (await codes.AllAsync(cancellationToken)).FirstOrDefault(c => c.Case.Id == taken.CaseId)?.Case;
            throw new Refused(
                T(
                    $"Koden {request.Code} är redan kopplad till {other?.Title ?? T("ett annat ärende")} från "
                        + $"{taken.ValidFrom:yyyy-MM-dd}. Sätt en sista dag för den kopplingen först."
                ),
                field: "code"
            );
        }

        if (await OwnedByAsync(header.Id, request, same, cancellationToken) is { } owner)
        {
            throw new Refused(
                T(
                    $"Koden {request.Code} är projektkoden för {owner.Title} ({owner.Number}), som pågår. Koppla den först till det ärendet "
                        + $"med en sista dag, eller byt ärendets projektkod."
                ),
                field: "code"
            );
        }

        db.CaseCodes.Add(
            new CaseCode
            {
                Code = request.Code,
                CaseId = header.Id,
                ValidFrom = request.ValidFrom,
                PersonId = actor.Person,
                Who = actor.Name,
                At = time.GetUtcNow(),
            }.Until(request.ValidTo)
        );
        await db.SaveChangesAsync(cancellationToken);
        return default;
    }

    // A running case's own code is not taken from it without a word: its days are said first, and then only those that it has not.
    private async Task<CaseHeaderView?> OwnedByAsync(
        CaseId about,
        GiveCodeToCase request,
        List<CaseCode> said,
        CancellationToken cancellation
    )
    {
        var day = request.ValidFrom;
        return (await codes.AllAsync(cancellation))
            .Where(known => known.Open && known.Case.Id != about && known.Case.ProjectCode == request.Code)
            .Select(known => known.Case)
            .FirstOrDefault(owner => !said.Any(code => code.CaseId == owner.Id && code.ValidTo < day));
    }
}
