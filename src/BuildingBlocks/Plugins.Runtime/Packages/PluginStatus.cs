namespace Fund.Plugins.Runtime.Packages;

/// <summary>How a package stands.</summary>
public enum PluginStatus
{
    /// <summary>Loaded, its steps can be switched on.</summary>
    Active,

    /// <summary>Built for another SDK; not loaded.</summary>
    NotSupported,

    /// <summary>Could not be loaded.</summary>
    Malfunctioned,

    /// <summary>Uses what a plugin may not use; not loaded.</summary>
    Refused,

    /// <summary>Not what was installed; not loaded.</summary>
    Changed,
}
