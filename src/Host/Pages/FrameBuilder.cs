namespace Fund.Host.Pages;

internal sealed class FrameBuilder
{
    public Task FillAsync(HttpContext context, CancellationToken cancellation) => Task.CompletedTask;
}
