using System.Reflection;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace Fund.Web.TagHelpers;

/// <summary>
/// Makes tag helpers. The framework's own maker asks the container three times for each tag on the page: for initialisers, which the house
/// has none of, and for services that are the same for everybody. A list of fifty rows has two hundred tags, and that was a third of what
/// its page cost.
/// </summary>
/// <remarks>A tag helper may take singletons alone in its constructor; what belongs to the request it finds in its ViewContext.</remarks>
internal sealed class TagHelperMaker(IServiceProvider singletons) : ITagHelperFactory
{
    /// <inheritdoc/>
    public TTagHelper CreateTagHelper<TTagHelper>(ViewContext context)
        where TTagHelper : ITagHelper
    {
        var made = Kind<TTagHelper>.Make(singletons);
        foreach (var see in Kind<TTagHelper>.See)
        {
            see(made, context);
        }

        return made;
    }

    private static class Kind<TTagHelper>
        where TTagHelper : ITagHelper
    {
        private static readonly ConstructorInfo Constructor = typeof(TTagHelper).GetConstructors().Single();
        private static readonly Type[] Wanted = [.. Constructor.GetParameters().Select(parameter => parameter.ParameterType)];
        private static readonly ObjectFactory<TTagHelper> Factory = ActivatorUtilities.CreateFactory<TTagHelper>(Wanted);

        // Of the last container that asked: a test process has several hosts.
        private static Made? last;

        /// <summary>Gives a new one the page that it stands in.</summary>
        public static readonly Action<TTagHelper, ViewContext>[] See =
        [
            .. typeof(TTagHelper)
                .GetProperties()
                .Where(property => property.PropertyType == typeof(ViewContext) && property.IsDefined(typeof(ViewContextAttribute)))
                .Select(property => property.SetMethod!.CreateDelegate<Action<TTagHelper, ViewContext>>()),
        ];

        public static TTagHelper Make(IServiceProvider singletons)
        {
            var known = last;
            if (known is null || !ReferenceEquals(known.Singletons, singletons))
            {
                last = known = new Made(singletons, [.. Wanted.Select(singletons.GetRequiredService)]);
            }

            return Factory(singletons, known.Arguments);
        }

        private sealed record Made(IServiceProvider Singletons, object[] Arguments);
    }
}
