using Fund.Contracts.Messages;
using Fund.Platform.Tenancy;
using Fund.Web;

namespace Fund.Host.Pages;

/// <summary>The municipality's accessibility statement (lagen 2018:1937).</summary>
[Requires(Permission.Public)]
public sealed class AccessibilityModel(CurrentMunicipality municipality) : FundPage
{
    internal string Name => municipality.Value.Name;

    internal string? Email => municipality.Value.ContactEmail;
}
