using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Finance.Ledger;
using Fund.Platform.Outbox;
using Fund.Platform.Tasks;
using Fund.Platform.Tenancy;
using Fund.Process.Profiles;
using MediatR;

namespace Fund.Finance.Allocations;

/// <summary>A proposal goes from who registered it to who attests it, and the answer back.</summary>
internal sealed class ProposalHandOver(
    HandOvers handOvers,
    SecondAsked asked,
    TaskBoard tasks,
    Notices notices,
    SecondPerson second,
    Actor actor,
    IMediator mediator,
    TimeProvider time
)
{
    /// <summary>It is registered: asks another to attest it.</summary>
    public Task RegisteredAsync(FundProposal proposal, Profile rules, CancellationToken cancellation) =>
        asked.AskAsync(
            second.RolesToAsk(rules),
            proposal.RegisteredBy is { } first ? [first] : [],
            to => new TaskItem
            {
                Kind = TaskOf(proposal),
                Title = proposal.Kind switch
                {
                    ProposalKind.Allocation => T($"Attestera avsättningen på {proposal.Amount} för {proposal.Year}"),
                    ProposalKind.Draw => T($"Attestera uttaget på {proposal.Amount} för {proposal.Year}"),
                    ProposalKind.Repayment => T($"Attestera återbetalningen på {proposal.Amount} för {proposal.Year}"),
                    _ => T($"Attestera vändningen på {proposal.Amount} för {proposal.Year}"),
                },
                Why = T($"{proposal.RegisteredByName} registrerade det i {rules.Fund.Name}. Inget är bokfört förrän du har attesterat."),
                Role = to.Role,
                PersonId = to.Person,
                NotFor = to.NotFor,
                Link = LinkOf(proposal),
                AskedAt = time.GetUtcNow(),
            },
            cancellation
        );

    /// <summary>It is attested and posted: who registered it is told.</summary>
    public async Task AttestedAsync(FundProposal proposal, CancellationToken cancellation)
    {
        await tasks.DoneAsync(null, TaskOf(proposal), cancellation);
        if (proposal.RegisteredBy is { } person)
        {
            await notices.TellAsync(
                new Notice(
                    MailKind.News,
                    T($"Attesterat och bokfört: {proposal.Amount} för {proposal.Year}"),
                    T($"{actor.Name} har attesterat det som du registrerade."),
                    LinkOf(proposal)
                ),
                await mediator.Send(new Persons([person]), cancellation),
                cancellation
            );
        }
    }

    /// <summary>It is sent back: who registered it is asked to correct it.</summary>
    public async Task SentBackAsync(FundProposal proposal, CancellationToken cancellation)
    {
        await tasks.DoneAsync(null, TaskOf(proposal), cancellation);
        if (proposal.RegisteredBy is { } person)
        {
            await handOvers.AskAsync(
                new TaskItem
                {
                    Kind = BackOf(proposal),
                    Title = T($"Rätta eller dra tillbaka det som inte attesterades: {proposal.Amount} för {proposal.Year}"),
                    Why = T($"{actor.Name} skickade tillbaka det: {proposal.Answer}"),
                    Role = Role.Controller,
                    PersonId = person.Value,
                    Link = LinkOf(proposal),
                    AskedAt = time.GetUtcNow(),
                },
                cancellation
            );
        }
    }

    /// <summary>It is corrected by a new one, or withdrawn: nobody is asked any more.</summary>
    public async Task CorrectedAsync(FundProposal proposal, CancellationToken cancellation)
    {
        await tasks.DoneAsync(null, TaskOf(proposal), cancellation);
        await tasks.DoneAsync(null, BackOf(proposal), cancellation);
    }

    private static string LinkOf(FundProposal proposal) => $"/fonden/avsattning/{proposal.Id}";

    private static string TaskOf(FundProposal proposal) => $"proposal:{proposal.Id:N}";

    private static string BackOf(FundProposal proposal) => $"proposal-back:{proposal.Id:N}";
}
