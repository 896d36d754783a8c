namespace Fund.Platform.Works;

/// <summary>When a job does what a person asks for. Configuration "Works".</summary>
public sealed class WorkOptions
{
    /// <summary>With more rows than this to go through, a job does it.</summary>
    public int LongFrom { get; set; } = 20_000;
}
