using FluentValidation;
using Fund.Contracts.Applications;
using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Assessment.Recusals;

/// <summary>The person declares a conflict of interest in a case.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Ground">The ground in words.</param>
/// <param name="Kind">Which of the law's grounds it is; null where only words are given.</param>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
[LoggedAs("Jäv anmäldes")]
internal sealed record DeclareConflict(string CaseNumber, string Ground, string? Kind = null) : ICommand, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class DeclareConflictShape : AbstractValidator<DeclareConflict>
{
    public DeclareConflictShape()
    {
        RuleFor(d => d.Kind)
            .Must(kind => kind is null || ConflictGrounds.Names.ContainsKey(kind))
            .WithMessage(_ => T("Välj vilken grund det är."));
        RuleFor(d => d.Ground)
            .NotEmpty()
            .WithMessage(_ => T("Skriv grunden för jävet."))
            .MaximumLength(1000)
            .WithMessage(_ => T("Texten är för lång, högst 1 000 tecken."));
    }
}

internal sealed class DeclareConflictHandler(RecusalBook book, CurrentAct act, IMediator mediator) : IRequestHandler<DeclareConflict, Unit>
{
    public async Task<Unit> Handle(DeclareConflict request, CancellationToken cancellationToken)
    {
        var header = await mediator.Send(new GetCase(request.CaseNumber), cancellationToken);
        var me = act.Now.Person ?? throw new Forbidden(T("Bara en person kan anmäla jäv."));
        return await book.AddAsync(header, me, act.Now.Who, request.Kind, request.Ground, cancellationToken)
            ? default
            : throw new Conflict(T("Du har redan anmält jäv i ärendet."));
    }
}
