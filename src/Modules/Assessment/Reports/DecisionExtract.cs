using Fund.Assessment.Criteria;
using Fund.Assessment.Decisions;
using Fund.Contracts.Applications;
using Fund.Contracts.Languages;
using Fund.Contracts.Messages;
using Fund.Contracts.MunicipalityProfiles;
using Fund.Documents.Templates;
using Fund.Platform.Tenancy;
using MediatR;

namespace Fund.Assessment.Reports;

/// <summary>The extract of a decision that is registered, as a paper from the municipality's template.</summary>
/// <param name="CaseNumber">The case.</param>
/// <param name="Decision">Key of the registration; one that has been corrected has no extract.</param>
[Requires(Permission.ReadCases)]
[InCase(CasePart.Sees)]
internal sealed record DecisionExtract(string CaseNumber, Guid Decision) : IQuery<MadePaper>, IAboutCase
{
    string? IAboutCase.CaseNumber => CaseNumber;
}

internal sealed class DecisionExtractHandler(IMediator mediator, ExtractTemplate template, CurrentMunicipality municipality)
    : IRequestHandler<DecisionExtract, MadePaper>
{
    public async Task<MadePaper> Handle(DecisionExtract request, CancellationToken cancellationToken)
    {
        // A paper is the municipality's, in Swedish whoever asks for it.
        using var swedish = ReadersLanguage.Speak(Language.Swedish);
        var decisions = await mediator.Send(new CaseDecisionPage(request.CaseNumber), cancellationToken);
        var decision = decisions.Standing.FirstOrDefault(row => row.Id == request.Decision)
            ?? throw new NotFound(T("Beslutet finns inte, eller är rättat."));
        var about = await mediator.Send(new SeenCase(request.CaseNumber), cancellationToken);
        var criteria = await mediator.Send(new CaseCriteria(request.CaseNumber), cancellationToken);
        var own = await mediator.Send(new TemplateInForce(template.Key), cancellationToken);
        var paper = new ExtractPaper
        {
            Municipality = municipality.Value.Name,
            CaseTitle = about.Title,
            CaseNumber = about.Number,
            RegistryNumber = about.RegistryNumber,
            LeadUnit = about.LeadUnitName,
            Units = [.. about.Participants.Select(unit => unit.Name)],
            Body = decision.Body,
            DecidedOn = decision.DecidedOn,
            Paragraph = decision.Paragraph,
            Outcome = decision.OutcomeName,
            Granted = decision.Granted,
            PerYear = decision.PerYear,
            Conditions = decision.Conditions,
            AdjustedOn = decision.AdjustedOn,
            PostedOn = decision.PostedOn,
            AppealableTo = decision.AppealableTo,
            Criteria = [.. criteria.Criteria.Where(row => row.Outcome is not null).Select(CriterionOf)],
        };
        return new MadePaper(
            $"beslutsutdrag-{about.Number}",
            template.Name,
            $"{about.RegistryNumber ?? about.Number} {decision.Paragraph}",
            template.Fill(own?.Content ?? template.Standard(), paper)
        );
    }

    // What has been agreed says why; else all who have been counted do.
    private static ExtractCriterion CriterionOf(CriterionRow row) =>
        new(
            row.Name,
            Outcomes.Names.GetValueOrDefault(row.Outcome!) ?? T("Inte tillämpligt"),
            row.Agreement?.Reason
                ?? string.Join(
                    '\n',
                    row.Said.Where(said => said.Counts && said.Outcome == row.Outcome).Select(said => said.Reason).Distinct()
                )
        );
}
