namespace Fund.Web;

/// <summary>A long list of units to tick, with a search field that appears where script runs.</summary>
internal static class UnitPicker
{
    /// <summary>Writes the list.</summary>
    public static Markup Write(FieldFrame frame, IEnumerable<Option> units, IReadOnlyCollection<string> chosen)
    {
        var searchId = frame.Id + "-search";
        return new Markup()
            .Open("div", ("class", "fund-picker"), ("data-fund-picker", string.Empty))
            .Open("div", ("class", "ds-field fund-picker-search"), ("hidden", string.Empty))
            .Element("label", frame.Words["SearchUnits"], ("class", "ds-label"), ("for", searchId))
            .Open("input", ("class", "ds-input"), ("type", "search"), ("id", searchId), ("autocomplete", "off"))
            .Open("p", ("role", "status"), ("class", "fund-muted"), ("data-chosen", frame.Words["ChosenCount"]))
            .Close("p")
            .Close("div")
            .Open("div", ("class", "fund-picker-list"))
            .Add(Inputs.Choices(frame, "checkbox", units, chosen))
            .Close("div")
            .Close("div");
    }
}
