using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwilioBot.Simulator;

/// <summary>The simulator with a server of its own, on this machine only: for a bot that runs in another process.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorHost(WebApplication app)
    {
        _app = app;
        Simulator = app.Services.GetRequiredService<TwilioSimulator>();
        Address = SimulatorRegistration.BoundAddress(app.Services.GetRequiredService<IServer>());
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41234</c>: the bot's <c>Twilio:ApiBaseUrl</c>, and the phone page.</summary>
    public string Address { get; }

    /// <summary>The phones and what they received.</summary>
    public TwilioSimulator Simulator { get; }

    /// <summary>Starts a simulator. The webhook addresses may be set on the options afterwards.</summary>
    /// <param name="options">The account; null for one of its own.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<SimulatorHost> StartAsync(
        TwilioSimulatorOptions? options = null, int port = 0, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, port);
            // As strict as the hosts that the simulator lives in; routes that take more say so themselves.
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        if (time is not null) builder.Services.AddSingleton(time);
        builder.Services.AddTwilioSimulator(options ?? new TwilioSimulatorOptions());

        var app = builder.Build();
        app.UseRouting();
        app.MapTwilioSimulator();
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return new SimulatorHost(app);
    }

    /// <summary>Stops the server and what is still on its way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
