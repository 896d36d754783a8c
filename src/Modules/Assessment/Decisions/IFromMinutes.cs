using FluentValidation;
using Fund.Process.Calendar;

namespace Fund.Assessment.Decisions;

/// <summary>What is copied from a body's minutes.</summary>
internal interface IFromMinutes
{
    /// <summary>Paragraph of the minutes, "§ 73".</summary>
    string Paragraph { get; }

    /// <summary>The meeting's day.</summary>
    DateOnly DecidedOn { get; }

    /// <summary>The day the minutes were adjusted (justerades); null until known.</summary>
    DateOnly? AdjustedOn { get; }

    /// <summary>The day they were posted on the notice board (anslogs); null until known.</summary>
    DateOnly? PostedOn { get; }
}

/// <summary>The shape of what is copied from minutes.</summary>
internal static class MinutesRules
{
    /// <summary>There is one, and it is not a text of its own.</summary>
    public static IRuleBuilderOptions<TMessage, string> IsParagraph<TMessage>(this IRuleBuilder<TMessage, string> rule) =>
        rule.NotEmpty()
            .WithMessage(_ => T("Ange paragrafen i protokollet, till exempel § 73."))
            .MaximumLength(50)
            .WithMessage(_ => T("Paragrafen är för lång, högst 50 tecken."));

    /// <summary>The body has met.</summary>
    public static IRuleBuilderOptions<TMessage, DateOnly> IsMeetingDay<TMessage>(
        this IRuleBuilder<TMessage, DateOnly> rule,
        TimeProvider time
    ) =>
        rule.Must(day => day > new DateOnly(2000, 1, 1) && day <= StockholmTime.Today(time))
            .WithMessage(_ => T("Ange sammanträdets dag; den kan inte ligga i framtiden."));

    /// <summary>Whoever is affected reads why.</summary>
    public static IRuleBuilderOptions<TMessage, string> IsReason<TMessage>(this IRuleBuilder<TMessage, string> rule) =>
        rule.NotEmpty()
            .WithMessage(_ => T("Skriv skälen till beslutet. De läses av sökanden."))
            .MaximumLength(4000)
            .WithMessage(_ => T("Texten är för lång, högst 4 000 tecken."));

    /// <summary>All that is copied: minutes are adjusted after the meeting, and posted when they are adjusted.</summary>
    public static void IsFromMinutes<TMessage>(this AbstractValidator<TMessage> shape, TimeProvider time)
        where TMessage : IFromMinutes
    {
        shape.RuleFor(d => d.Paragraph).IsParagraph();
        shape.RuleFor(d => d.DecidedOn).IsMeetingDay(time);
        shape
            .RuleFor(d => d.AdjustedOn)
            .Must((d, adjusted) => adjusted is null || adjusted >= d.DecidedOn)
            .WithMessage(_ => AdjustedBeforeMeeting);
        shape.RuleFor(d => d.PostedOn).Must((d, posted) => Follows(d.AdjustedOn, posted)).WithMessage(_ => PostedBeforeAdjusted);
    }

    public static string AdjustedBeforeMeeting => T("Protokollet kan inte justeras före sammanträdet.");

    public static string PostedBeforeAdjusted =>
        T("Ett protokoll anslås när det är justerat. Ange en justeringsdag som inte ligger efter anslagsdagen.");

    /// <summary>Is the posted day after the adjusted one, which it needs?</summary>
    public static bool Follows(DateOnly? adjusted, DateOnly? posted) => posted is null || adjusted <= posted;
}
