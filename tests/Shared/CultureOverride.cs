using System.Globalization;
using System.Runtime.CompilerServices;

namespace Spotwire.TestSupport;

/// <summary>Runs the whole test program under the culture named by SPOTWIRE_CULTURE, so that a comma as decimal point
/// or a foreign digit anywhere in the product shows.</summary>
internal static class CultureOverride
{
    [ModuleInitializer]
    internal static void Apply()
    {
        var name = Environment.GetEnvironmentVariable("SPOTWIRE_CULTURE");
        if (string.IsNullOrEmpty(name) || string.Equals(name, "invariant", StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            var culture = CultureInfo.GetCultureInfo(name);
            CultureInfo.DefaultThreadCurrentCulture = culture;
            CultureInfo.CurrentCulture = culture;
        }
        catch (CultureNotFoundException)
        {
            Console.Error.WriteLine($"culture {name} is not on this machine; running with the invariant one");
        }
    }
}
