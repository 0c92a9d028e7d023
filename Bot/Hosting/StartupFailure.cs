using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using TwilioBot.Settings;

namespace TwilioBot.Hosting;

/// <summary>Says why the bot did not start, in sentences for whoever set it up.</summary>
internal static class StartupFailure
{
    private const string TheHost = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string Cure = "Name another address with --urls, such as http://localhost:3978.";

    /// <summary>The sentences, one a line; null for what is no fault of the settings and deserves its stack trace.</summary>
    public static string? Explain(Exception problem) => problem switch
    {
        StartupException => problem.Message,
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        IOException { InnerException: AddressInUseException } => $"{OneLine(problem)} Stop what listens there. {Cure}",
        SocketException => $"The bot cannot listen on its address: {OneLine(problem)}. {Cure}",
        FormatException when problem.Source == "Microsoft.AspNetCore.Http" => $"{OneLine(problem)}. {Cure}",
        InvalidOperationException when problem.Source == "Microsoft.AspNetCore.Server.Kestrel.Core" => $"{OneLine(problem)} {Cure}",
        // It names the setting and what was expected of it.
        InvalidOperationException when problem.Source == "Microsoft.Extensions.Configuration.Binder" => OneLine(problem),
        _ => null,
    };

    /// <summary>Keeps the host from logging a failed start, stack trace and all: it is said once, where the process ends.</summary>
    /// <param name="logging">The host's logging.</param>
    /// <param name="hasStarted">Whether the host runs; from then on it is heard.</param>
    public static void LeaveToUs(ILoggingBuilder logging, Func<bool> hasStarted) => logging.Services.Configure<LoggerFilterOptions>(
        options => options.Rules.Add(new LoggerFilterRule(null, TheHost, LogLevel.Information, (_, _, _) => hasStarted())));

    private static string OneLine(Exception problem) => problem.Message.ReplaceLineEndings(" ").Trim();
}
