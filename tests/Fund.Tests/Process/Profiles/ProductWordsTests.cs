using Fund.Assessment.Decisions;
using Fund.Evaluation.Evaluations;
using Fund.Platform.Process;
using Fund.Process.Profiles;
using Shouldly;
using Xunit;

namespace Fund.Tests.Process.Profiles;

/// <summary>What a profile can name is what the product has.</summary>
public sealed class ProductWordsTests
{
    internal static readonly ProductWords Product = Fund.Platform.Process.Product.WordsOf(Fund.Host.Modules.All());

    [Fact(DisplayName = "F-42 Every operation that a profile can name is one that plugins see, and the other way round")]
    public void Operations_are_those_of_the_sdk()
    {
        var sdk = typeof(Fund.Plugins.Operation)
            .Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Fund.Plugins.Operation)))
            .Select(type => type.Name);
        Product.Operations.Keys.ShouldBe(sdk, ignoreOrder: true);
        Product.Operations["AnswerIdea"].ShouldBe(["outcome", "reason"], ignoreOrder: true);
    }

    [Fact(DisplayName = "F-42 Outcomes are declared for operations that exist, and their names are those that pages offer")]
    public void Outcomes_are_declared_once()
    {
        OperationWords.Outcomes.Keys.ShouldBeSubsetOf(Product.Operations.Keys);
        DecisionOutcomes.Names.Keys.ShouldBe(OperationWords.Outcomes["RecordDecision"], ignoreOrder: true);
        EvaluationKinds.Names.Keys.ShouldBe(OperationWords.EvaluationKinds, ignoreOrder: true);
        typeof(IOperation)
            .GetProperty(nameof(IOperation.Outcome))
            .ShouldNotBeNull("an operation with an outcome says it through this, and the profile's outcomes are looked up by it");
    }

    [Fact(DisplayName = "F-42 The pages that a profile can name are the pages of a case")]
    public void Pages_are_found_in_what_was_compiled() =>
        new[] { "ansokan", "bedomning", "beslut", "ekonomi", "handlingar", "planer", "underskrifter", "uppfoljning" }.ShouldBeSubsetOf(
            Product.CasePages
        );
}
