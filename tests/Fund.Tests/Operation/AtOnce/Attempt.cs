using Fund.Tests.Running;
using MediatR;

namespace Fund.Tests.Operation.AtOnce;

/// <summary>A command that is allowed as things stand, and who sends it.</summary>
/// <param name="Where">The municipality; the very same through each host.</param>
/// <param name="SendAsync">Sends it there.</param>
/// <param name="Rows">How many rows it may add to a table, though it is done several times.</param>
internal sealed record Attempt(MunicipalityInTest Where, Func<MunicipalityInTest, Task> SendAsync, int Rows = 1)
{
    /// <summary>What is sent; null where it takes more than one message.</summary>
    public object? Message { get; private init; }

    /// <summary>Sends another message of the same kind, by the same person.</summary>
    public Func<object, Task>? SendOtherAsync { get; private init; }

    public static Attempt Of<T>(MunicipalityInTest where, string subject, IRequest<T> message) =>
        new(where, at => at.SendAsync(subject, message))
        {
            Message = message,
            SendOtherAsync = other => where.SendAsync(subject, (IRequest<T>)other),
        };
}
