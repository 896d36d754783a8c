namespace Fund.CostBenefit;

/// <summary>Finds where a function crosses zero.</summary>
internal static class RootFinding
{
    /// <summary>Halves the interval until no double lies between its ends; the ends must have different signs.</summary>
    public static double Bisect(Func<double, double> function, double low, double high)
    {
        var rising = function(low) < 0;
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return middle;
            }

            if (function(middle) < 0 == rising)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
    }
}
