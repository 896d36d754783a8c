using System.Collections.Frozen;

namespace Fund.Plugins.Runtime.Packages.Verification;

/// <summary>
/// What of the framework a plugin may name. A list of what is allowed, not of what is banned: what the next .NET adds is outside until
/// somebody has thought about it.
/// Out are files, sockets, reflection, threads, timers, processes, the environment, the machine's clock and the process-wide culture.
/// </summary>
internal static class AllowedApi
{
    private static readonly FrozenSet<string> Namespaces = new[]
    {
        "System",
        "System.Buffers",
        "System.CodeDom.Compiler",
        "System.Collections",
        "System.Collections.Concurrent",
        "System.Collections.Frozen",
        "System.Collections.Generic",
        "System.Collections.Immutable",
        "System.Collections.ObjectModel",
        "System.Collections.Specialized",
        "System.ComponentModel",
        "System.ComponentModel.DataAnnotations",
        "System.Diagnostics.CodeAnalysis",
        "System.Globalization",
        "System.Linq",
        "System.Net.Http",
        "System.Net.Http.Headers",
        "System.Net.Http.Json",
        "System.Numerics",
        "System.Runtime.CompilerServices",
        "System.Runtime.Versioning",
        "System.Text",
        "System.Text.Encodings.Web",
        "System.Text.Json",
        "System.Text.Json.Nodes",
        "System.Text.Json.Serialization",
        "System.Text.Json.Serialization.Metadata",
        "System.Text.RegularExpressions",
        "System.Threading.Tasks",
        "System.Xml.Linq",
    }.ToFrozenSet();

    // Single types of namespaces that are otherwise out.
    private static readonly FrozenSet<string> Types = new[]
    {
        "System.IO.Stream",
        "System.IO.MemoryStream",
        "System.IO.StringReader",
        "System.IO.StringWriter",
        "System.IO.TextReader",
        "System.IO.TextWriter",
        "System.IO.IOException",
        "System.IO.InvalidDataException",
        "System.IO.EndOfStreamException",
        "System.IO.SeekOrigin",
        "System.Threading.CancellationToken",
        "System.Threading.CancellationTokenSource",
        "System.Threading.CancellationTokenRegistration",
        "System.Threading.Interlocked",
        "System.Threading.Monitor",
        "System.Threading.Lock",
        "System.Threading.Volatile",
        "System.Threading.LazyThreadSafetyMode",
        "System.Diagnostics.Stopwatch",
        "System.Diagnostics.UnreachableException",
        "System.Diagnostics.DebuggerBrowsableState",
        "System.Net.HttpStatusCode",
        "System.Net.HttpVersion",
        "System.Net.WebUtility",
        "System.Runtime.InteropServices.CollectionsMarshal",
        "System.Runtime.InteropServices.ImmutableCollectionsMarshal",
        "System.Runtime.InteropServices.MemoryMarshal",
        "System.Security.Cryptography.SHA256",
        "System.Security.Cryptography.HMACSHA256",
        "System.Security.Cryptography.HashAlgorithm",
        "System.Security.Cryptography.CryptographicOperations",
        "System.Xml.XmlConvert",
        "System.Xml.XmlException",
    }.ToFrozenSet();

    // Single types of namespaces that are otherwise in.
    private static readonly FrozenSet<string> Banned = new[]
    {
        "System.AppContext",
        "System.AppDomain",
        "System.ArgIterator",
        "System.Console",
        "System.GC",
        "System.RuntimeMethodHandle",
        "System.TypedReference",
        "System.ComponentModel.BackgroundWorker",
        "System.ComponentModel.LicenseManager",
        "System.ComponentModel.TypeDescriptor",
        "System.Net.Http.HttpClientHandler",
        "System.Net.Http.SocketsHttpHandler",
        // What an async void method throws ends the process.
        "System.Runtime.CompilerServices.AsyncVoidMethodBuilder",
        "System.Runtime.CompilerServices.CallSite",
        "System.Runtime.CompilerServices.ConditionalWeakTable`2",
        "System.Runtime.CompilerServices.UnsafeAccessorAttribute",
        "System.Runtime.CompilerServices.UnsafeAccessorTypeAttribute",
        "System.Threading.Tasks.Parallel",
        "System.Threading.Tasks.TaskFactory",
        "System.Threading.Tasks.TaskFactory`1",
        "System.Threading.Tasks.TaskScheduler",
    }.ToFrozenSet();

    // Of these types only the named members: the rest leads to reflection, memory or the machine.
    private static readonly FrozenDictionary<string, string[]> OnlyMembers = new Dictionary<string, string[]>
    {
        ["System.Environment"] = ["get_NewLine", "get_CurrentManagedThreadId"],
        ["System.Type"] =
        [
            "GetTypeFromHandle",
            "op_Equality",
            "op_Inequality",
            "get_Name",
            "get_FullName",
            "get_Namespace",
            "Equals",
            "GetHashCode",
            "ToString",
            "IsAssignableFrom",
            "IsAssignableTo",
            "IsInstanceOfType",
        ],
        ["System.Delegate"] = ["Combine", "Remove", "op_Equality", "op_Inequality", "Equals", "GetHashCode"],
        ["System.MulticastDelegate"] = ["op_Equality", "op_Inequality", "Equals", "GetHashCode"],
        ["System.Runtime.CompilerServices.Unsafe"] = ["As", "Add", "AsRef"],
        ["System.Runtime.CompilerServices.RuntimeHelpers"] =
        [
            "InitializeArray",
            "CreateSpan",
            "GetSubArray",
            "GetHashCode",
            "Equals",
            "EnsureSufficientExecutionStack",
        ],
        ["System.Runtime.InteropServices.MemoryMarshal"] = ["CreateSpan", "CreateReadOnlySpan"],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> BannedMembers = new[]
    {
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System",
        "System.Exception.get_TargetSite",
        "System.Globalization.CultureInfo.set_CurrentCulture",
        "System.Globalization.CultureInfo.set_CurrentUICulture",
        "System.Globalization.CultureInfo.set_DefaultThreadCurrentCulture",
        "System.Globalization.CultureInfo.set_DefaultThreadCurrentUICulture",
        "System.Net.Http.HttpClient..ctor",
        "System.Net.Http.HttpMessageInvoker..ctor",
        "System.Threading.Tasks.Task.Run",
        "System.Threading.Tasks.Task.get_Factory",
        "System.Threading.Tasks.Task..ctor",
        "System.Threading.Tasks.Task.Start",
        "System.Xml.Linq.XDocument.Load",
        "System.Xml.Linq.XDocument.LoadAsync",
        "System.Xml.Linq.XDocument.Save",
        "System.Xml.Linq.XDocument.SaveAsync",
        "System.Xml.Linq.XElement.Load",
        "System.Xml.Linq.XElement.LoadAsync",
        "System.Xml.Linq.XElement.Save",
        "System.Xml.Linq.XElement.SaveAsync",
    }.ToFrozenSet();

    /// <summary>May a plugin name the type?</summary>
    public static bool Type(string space, string name)
    {
        var full = $"{space}.{name}";
        if (Banned.Contains(full))
        {
            return false;
        }
        // Attributes say something about the plugin's own code and do nothing; the compiler writes several of them.
        return Namespaces.Contains(space)
            || Types.Contains(full)
            || (
                name.EndsWith("Attribute", StringComparison.Ordinal)
                && space is "System.Reflection" or "System.Diagnostics" or "System.Runtime.InteropServices"
                && name != "DllImportAttribute"
            );
    }

    /// <summary>May a plugin name the member? <c>new T()</c> is the only way of <c>Activator</c>.</summary>
    public static bool Member(string type, string member, bool generic)
    {
        if (type == "System.Activator")
        {
            return member == "CreateInstance" && generic;
        }

        return OnlyMembers.TryGetValue(type, out var only) ? only.Contains(member) : !BannedMembers.Contains($"{type}.{member}");
    }
}
