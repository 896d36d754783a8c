namespace Fund.Contracts.Messages;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Ska: the operation is refused until it is mended.</summary>
    Refusal,

    /// <summary>Bör: shown, does not stop.</summary>
    Warning,
}

/// <summary>One thing that is missing or wrong, in words that help.</summary>
/// <param name="Message">A Swedish sentence.</param>
/// <param name="Rule">The guideline's rule ("U-64"); null for plain form errors.</param>
/// <param name="Field">The field it belongs to; null when it concerns the whole.</param>
/// <param name="Severity">Refusal or warning.</param>
/// <param name="Link">Where it is mended, relative to the case ("ansokan#budget"); null if here.</param>
public sealed record Finding(
    string Message,
    string? Rule = null,
    string? Field = null,
    Severity Severity = Severity.Refusal,
    string? Link = null
);

/// <summary>
/// The operation is refused, with everything that is missing at once. Nothing has been stored. Becomes an error summary in the page and
/// problem details (422) in the API.
/// </summary>
public sealed class Refused : Exception
{
    /// <summary>Refuses with several findings.</summary>
    public Refused(IReadOnlyList<Finding> findings)
        : base(string.Join(" ", findings.Select(f => f.Message))) => Findings = findings;

    /// <summary>Refuses with one finding.</summary>
    public Refused(string message, string? rule = null, string? field = null)
        : this([new Finding(message, rule, field)]) { }

    /// <summary>Everything that is missing or wrong; never empty.</summary>
    public IReadOnlyList<Finding> Findings { get; }
}

/// <summary>What is asked for does not exist here, or may not be known to exist. 404.</summary>
public sealed class NotFound(string what) : Exception(what);

/// <summary>The person may not do this. 403.</summary>
public sealed class Forbidden(string what) : Exception(what);

/// <summary>Somebody else has changed it meanwhile, or the same request id came with other content. 409.</summary>
public sealed class Conflict(string what) : Exception(what);
