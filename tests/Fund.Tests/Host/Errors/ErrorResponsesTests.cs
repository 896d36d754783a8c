using Fund.Host.Errors;
using Fund.Host.Pages;
using Fund.Platform.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Fund.Tests.Host.Errors;

/// <summary>A fault of ours has a number that the one who met it can read out, and that the log is searched by.</summary>
public sealed class ErrorResponsesTests
{
    [Fact(DisplayName = "F-28 The number on the page of a fault stands in the log")]
    public async Task The_number_is_logged()
    {
        var log = new Lines();
        var context = new DefaultHttpContext();
        await new ErrorResponses(_ => throw new InvalidOperationException("broken"), log).InvokeAsync(context);
        context.Response.StatusCode.ShouldBe(500);

        var asked = PageAt(context).Asked.ShouldNotBeNull();
        var number = asked.Split(' ')[2];
        number.Length.ShouldBe(8);
        log.Told.ShouldHaveSingleItem().ShouldContain(number);
    }

    [Fact(DisplayName = "F-28 What was no fault of ours asks nobody to quote a number")]
    public void No_fault_no_number() =>
        PageAt(new DefaultHttpContext()).Asked.ShouldBeNull();

    private static FaultModel PageAt(HttpContext context) =>
        new(new Actor(), new CurrentMunicipality()) { PageContext = new PageContext { HttpContext = context } };

    private sealed class Lines : ILogger<ErrorResponses>
    {
        public List<string> Told { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Told.Add(formatter(state, exception));
    }
}
