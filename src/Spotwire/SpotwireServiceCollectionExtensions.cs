using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Spotwire;

/// <summary>Spotwire for dependency injection. Clients are singletons that the container disposes; each is made, and
/// its options checked, when it is first asked for.</summary>
public static class SpotwireServiceCollectionExtensions
{
    /// <summary>Adds the <see cref="SpotwireClient"/> of an application that has one.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">What it is told; null for the defaults.</param>
    /// <exception cref="SpotwireException">An option is out of range
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public static IServiceCollection AddSpotwire(this IServiceCollection services, SpotwireOptions? options = null)
    {
        var told = options ?? new SpotwireOptions();
        told.Validate();
        return services.AddSpotwire(_ => told);
    }

    /// <summary>Adds the <see cref="SpotwireClient"/> of an application that has one.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Gives what it is told; may ask the container.</param>
    public static IServiceCollection AddSpotwire(
        this IServiceCollection services, Func<IServiceProvider, SpotwireOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton<ISpotwireClientFactory, SpotwireClientFactory>();
        services.AddSingleton(provider => Make(provider, options));
        return services;
    }

    /// <summary>Adds a client with a name: a keyed service, and known to the
    /// <see cref="ISpotwireClientFactory"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Its name; ordinal, not empty.</param>
    /// <param name="options">What it is told.</param>
    /// <exception cref="SpotwireException">An option is out of range
    /// (<see cref="ErrorKind.Configuration"/>).</exception>
    public static IServiceCollection AddSpotwire(
        this IServiceCollection services, string name, SpotwireOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return services.AddSpotwire(name, _ => options);
    }

    /// <summary>Adds a client with a name: a keyed service, and known to the
    /// <see cref="ISpotwireClientFactory"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Its name; ordinal, not empty.</param>
    /// <param name="options">Gives what it is told; may ask the container.</param>
    public static IServiceCollection AddSpotwire(
        this IServiceCollection services, string name, Func<IServiceProvider, SpotwireOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton<ISpotwireClientFactory, SpotwireClientFactory>();
        services.AddKeyedSingleton(name, (provider, _) => Make(provider, options));
        return services;
    }

    private static SpotwireClient Make(IServiceProvider provider, Func<IServiceProvider, SpotwireOptions> options) =>
        new(options(provider), provider.GetService<ILoggerFactory>());
}
