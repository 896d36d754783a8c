namespace Fund.Demonstration.SignIn;

/// <summary>Somebody to sign in as.</summary>
/// <param name="Subject">What the provider calls the person; the host knows people by it.</param>
/// <param name="Name">Name, as shown.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Description">What the person does, in Swedish; empty when not said.</param>
/// <param name="Municipality">The heading that the person stands under.</param>
internal sealed record Person(string Subject, string Name, string Email, string Description = "", string Municipality = "");
