using Microsoft.Extensions.DependencyInjection;

namespace Spotwire;

/// <summary>Asks the container.</summary>
internal sealed class SpotwireClientFactory(IServiceProvider provider) : ISpotwireClientFactory
{
    public SpotwireClient Get(string name) => provider.GetRequiredKeyedService<SpotwireClient>(name);
}
