using Fund.Contracts.Messages;

namespace Fund.Platform.Tenancy;

/// <summary>The municipality that this request or job is about. Set once, before anything else; without it no database.</summary>
public sealed class CurrentMunicipality
{
    private Municipality? municipality;

    /// <summary>Is there one?</summary>
    public bool IsKnown => municipality is not null;

    /// <summary>The municipality.</summary>
    /// <exception cref="NotFound">There is none: the address names no municipality.</exception>
    public Municipality Value => municipality ?? throw new NotFound(T("Adressen hör inte till någon kommun."));

    /// <summary>Sets it; a second, different one is a fault in the code.</summary>
    public void Enter(Municipality value)
    {
        if (municipality is not null && municipality.Id != value.Id)
        {
            throw new InvalidOperationException("One request, one municipality: it is set already.");
        }

        municipality = value;
    }
}
