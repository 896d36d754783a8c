using Fund.Assessment.Persistence;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Contracts.Values;
using Fund.Platform.Outbox;
using Fund.Platform.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Recusals;

/// <summary>Keeps a conflict of interest, once a person and case, and tells those who keep the process going.</summary>
internal sealed class RecusalBook(AssessmentDb db, CurrentAct act, Notices notices, IMediator mediator)
{
    /// <summary>Keeps it.</summary>
    /// <param name="about">The case.</param>
    /// <param name="person">Who, where they can sign in.</param>
    /// <param name="name">Their name.</param>
    /// <param name="kind">One of the grounds; null where only words are given.</param>
    /// <param name="ground">The ground in words.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Was it new? It stands once.</returns>
    public async Task<bool> AddAsync(
        CaseHeaderView about,
        PersonId? person,
        string name,
        string? kind,
        string ground,
        CancellationToken cancellation
    )
    {
        var key = Recusal.KeyOf(person, name);
        if (await db.Recusals.AnyAsync(r => r.CaseId == about.Id && r.WhoKey == key, cancellation))
        {
            return false;
        }

        db.Recusals.Add(
            new Recusal
            {
                CaseId = about.Id,
                PersonId = person,
                Who = name,
                WhoKey = key,
                Kind = kind,
                Ground = ground,
                By = act.Now.Who,
                Act = act.Now.Id,
                At = act.Now.At,
            }
        );
        await db.SaveChangesAsync(cancellation);
        await TellAsync(about, name, cancellation);
        return true;
    }

    // What the person was asked for in the case is no longer theirs; who keeps the process going sees to who takes part instead.
    private async Task TellAsync(CaseHeaderView about, string name, CancellationToken cancellation)
    {
        var coordinators = await mediator.Send(new PersonsWithRole(Role.Coordinator), cancellation);
        await notices.TellAsync(
            new Notice(
                MailKind.News,
                T($"Jäv anmält: {about.Title}"),
                T(
                    $"{name} har anmält jäv i ärendet och deltar inte i bedömning och beslut. Se på ärendets sida vem det "
                        + $"väntar på nu, och om någon annan behöver gå in."
                ),
                $"/arenden/{about.Number}"
            ),
            coordinators.Where(person => person.Id != act.Now.Person),
            cancellation
        );
    }
}
