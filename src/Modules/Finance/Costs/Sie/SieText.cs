using Fund.Process.Profiles;

namespace Fund.Finance.Costs.Sie;

/// <summary>One field of a SIE record, still as the bytes of the file: turned into text only when somebody asks.</summary>
internal readonly ref struct SieText(ReadOnlySpan<byte> raw, FileEncoding encoding)
{
    /// <summary>The bytes between the separators, outer quotes taken off, escapes left in.</summary>
    public ReadOnlySpan<byte> Raw { get; } = raw;

    /// <summary>Nothing between the separators, or "".</summary>
    public bool IsEmpty => Raw.IsEmpty;

    /// <summary>The field as text; \" becomes ". A tab inside quotes is read as a blank.</summary>
    public override string ToString()
    {
        var text = encoding.Decode(Raw).Replace("\\\"", "\"", StringComparison.Ordinal);
        return text.Contains('\t', StringComparison.Ordinal) ? text.Replace('\t', ' ') : text;
    }
}
