namespace Fund.Documents.Pdf;

/// <summary>The browser has ended, or its page has: what was asked of it is not coming.</summary>
internal sealed class BrowserGone(string message, Exception? inner = null) : Exception(message, inner);
