namespace Fund.Platform.Api;

/// <summary>A module that other systems can speak to.</summary>
public interface IModuleApi
{
    /// <summary>The REST interface: each line maps a route to a message.</summary>
    void Map(ApiRoutes api);
}
