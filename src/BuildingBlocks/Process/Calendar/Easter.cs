namespace Fund.Process.Calendar;

/// <summary>Easter Sunday in the Gregorian calendar.</summary>
internal static class Easter
{
    /// <summary>
    /// Easter Sunday of any year: the first Sunday after the church's full moon on or after 21 March, worked out the way
    /// that was published anonymously in Nature, 20 April 1876.
    /// </summary>
    public static DateOnly SundayOf(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = (year / 100, year % 100);
        var (leapCenturies, ofLeapCentury) = (century / 4, century % 4);
        var moonDrift = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - leapCenturies - moonDrift + 15) % 30;
        var (leapYears, ofLeapYear) = (ofCentury / 4, ofCentury % 4);
        var toSunday = (32 + (2 * ofLeapCentury) + (2 * leapYears) - epact - ofLeapYear) % 7;
        var lateMoon = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var days = epact + toSunday - (7 * lateMoon) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }
}
