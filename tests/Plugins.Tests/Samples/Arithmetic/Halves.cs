namespace Samples.Arithmetic;

/// <summary>A library of the plugin's own, in the plugin's own folder.</summary>
public static class Halves
{
    public static long Of(long ore) => ore / 2;
}
