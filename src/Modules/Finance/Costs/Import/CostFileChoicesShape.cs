using FluentValidation;

namespace Fund.Finance.Costs.Import;

/// <summary>What may be said of how a file is read.</summary>
internal sealed class CostFileChoicesShape : AbstractValidator<CostFileChoices>
{
    private const int LongestHeading = 60;

    public CostFileChoicesShape()
    {
        RuleFor(c => c.Encoding).IsInEnum().WithMessage(_ => T("Välj en av teckenkodningarna."));
        RuleFor(c => c.Amounts).IsInEnum().WithMessage(_ => T("Välj hur belopp skrivs."));
        RuleFor(c => c.ProjectDimension).InclusiveBetween(1, 9999).WithMessage(_ => T("Dimensionen är ett tal från 1 till 9999."));
        RuleFor(c => c.AccountFrom).InclusiveBetween(1, 99_999_999).WithMessage(_ => T("Ange ett kontonummer."));
        RuleFor(c => c.AccountTo).InclusiveBetween(1, 99_999_999).WithMessage(_ => T("Ange ett kontonummer."));
        RuleFor(c => c.AccountTo)
            .GreaterThanOrEqualTo(c => c.AccountFrom)
            .When(c => c.AccountFrom is not null && c.AccountTo is not null)
            .WithMessage(_ => T("Det högsta kontot kan inte vara lägre än det lägsta."));
        Heading(c => c.NumberHeading);
        Heading(c => c.SeriesHeading);
        Heading(c => c.DateHeading);
        Heading(c => c.AccountHeading);
        Heading(c => c.ProjectHeading);
        Heading(c => c.TextHeading);
        Heading(c => c.AmountHeading);
        Heading(c => c.DebitHeading);
        Heading(c => c.CreditHeading);
    }

    private void Heading(System.Linq.Expressions.Expression<Func<CostFileChoices, string?>> heading) =>
        RuleFor(heading).MaximumLength(LongestHeading).WithMessage(_ => T($"En rubrik har högst {LongestHeading} tecken."));
}
