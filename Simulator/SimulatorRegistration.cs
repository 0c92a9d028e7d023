using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TwilioBot.Simulator.Page;
using TwilioBot.Simulator.Rest;

namespace TwilioBot.Simulator;

/// <summary>Puts the simulator into a host.</summary>
public static class SimulatorRegistration
{
    /// <summary>Adds <see cref="TwilioSimulator"/> and its <see cref="TwilioSimulatorOptions"/>, each as a singleton.</summary>
    public static IServiceCollection AddTwilioSimulator(this IServiceCollection services, Action<TwilioSimulatorOptions>? configure = null)
    {
        var options = new TwilioSimulatorOptions();
        configure?.Invoke(options);
        return services.AddTwilioSimulator(options);
    }

    /// <summary>Adds <see cref="TwilioSimulator"/> with options that the caller keeps a hand on.</summary>
    public static IServiceCollection AddTwilioSimulator(this IServiceCollection services, TwilioSimulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => new TwilioSimulator(
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TwilioSimulator>>(),
            () => BoundAddress(provider.GetRequiredService<IServer>())));
        return services;
    }

    /// <summary>Maps the REST API under <c>/2010-04-01</c>, the phone page at <c>/</c> and its files under <c>/simulator</c>.</summary>
    public static void MapTwilioSimulator(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapRestApi();
        routes.MapPhonePage();
    }

    /// <summary>The first address that the server listens on, as a client on this machine would write it.</summary>
    internal static string BoundAddress(IServer server)
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (bound is null) return "http://localhost";

        var address = BindingAddress.Parse(bound);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }
}
