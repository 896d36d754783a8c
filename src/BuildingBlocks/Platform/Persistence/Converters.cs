using Fund.Contracts.Values;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Fund.Platform.Persistence;

/// <summary>
/// Money as bigint öre: exact, and comparable in an index under row-level security, where numeric is not (quality.md A8).
/// </summary>
internal sealed class MoneyAsOre() : ValueConverter<Money, long>(money => money.Ore, ore => new Money(ore));

/// <summary>The key of a case as uuid.</summary>
internal sealed class CaseIdAsGuid() : ValueConverter<CaseId, Guid>(id => id.Value, value => new CaseId(value));

/// <summary>The key of a person as uuid.</summary>
internal sealed class PersonIdAsGuid() : ValueConverter<PersonId, Guid>(id => id.Value, value => new PersonId(value));

/// <summary>The key of a municipality as integer.</summary>
internal sealed class MunicipalityIdAsInt() : ValueConverter<MunicipalityId, int>(id => id.Value, value => new MunicipalityId(value));
