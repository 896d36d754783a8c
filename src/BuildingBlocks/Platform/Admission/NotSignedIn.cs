namespace Fund.Platform.Admission;

/// <summary>Nobody is signed in: the page sends to sign-in, the API answers 401.</summary>
public sealed class NotSignedIn() : Exception(T("Logga in först."));
