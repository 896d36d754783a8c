using Fund.Platform.Modules;

namespace Fund.Host;

/// <summary>The only list of modules.</summary>
internal static class Modules
{
    public static ModuleList All() =>
        new([
            new Applications.ApplicationsModule(),
            new Assessment.AssessmentModule(),
            new Finance.FinanceModule(),
            new Evaluation.EvaluationModule(),
            new MunicipalityProfiles.MunicipalityProfilesModule(),
        ]);
}
