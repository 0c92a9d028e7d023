using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder.Skills;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using TwilioBot.Adapters;

namespace TwilioBot.Connector;

/// <summary>
/// What this bot asks of callers beyond the Bot Framework's checks: without an app id nobody but the Emulator in Development is let in,
/// tokens of the Emulator count in Development only, and a request with a token says its channel and a safe service address.
/// Whatever goes wrong while a token is checked, its bearer is not authenticated.
/// </summary>
internal sealed class ConnectorAuthentication(
    BotFrameworkAuthentication inner, ConnectorSettings settings, AuthenticatedServices services, TimeProvider clock,
    ILogger<ConnectorAuthentication> logger)
    : BotFrameworkAuthentication
{
    // What is wrong with a token is for whoever sends it to choose: it is written for one of them a minute.
    private const string NotAuthenticated = "they were not authenticated", NotChecked = "their tokens could not be checked";

    private readonly LogLimit _refusals = new(clock, (reason, more) => Log.CallersRefused(logger, more, reason));

    public override string GetOriginatingAudience() => inner.GetOriginatingAudience();

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        var result = await AuthenticateAsync(
            () =>
            {
                RequireOpen();
                if (!string.IsNullOrWhiteSpace(authHeader))
                {
                    Require(!string.IsNullOrEmpty(activity.ChannelId), "the activity names no channel");
                    Require(ServiceAddress.IsSafe(activity.ServiceUrl), "the activity names no safe service address");
                }
                return inner.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
            },
            authenticated => RequireTrusted(authenticated.ClaimsIdentity)).ConfigureAwait(false);
        RequireComplete(activity);
        if (HasToken)
        {
            await services.RememberAsync(activity.ServiceUrl, cancellationToken).ConfigureAwait(false);
        }
        result.ConnectorFactory = new CheckedConnectorFactory(
            result.ConnectorFactory, (service, _) => Task.FromResult(string.Equals(service, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase)));
        return result;
    }

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(
        string authHeader, string channelIdHeader, CancellationToken cancellationToken) => AuthenticateAsync(
            () =>
            {
                RequireOpen();
                return inner.AuthenticateStreamingRequestAsync(authHeader, channelIdHeader, cancellationToken);
            },
            authenticated => RequireTrusted(authenticated.ClaimsIdentity));

    public override Task<ClaimsIdentity> AuthenticateChannelRequestAsync(string authHeader, CancellationToken cancellationToken) => AuthenticateAsync(
        () =>
        {
            RequireOpen();
            return inner.AuthenticateChannelRequestAsync(authHeader, cancellationToken);
        },
        RequireTrusted);

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) =>
        new CheckedConnectorFactory(
            inner.CreateConnectorFactory(claimsIdentity), (service, stop) => HasToken ? services.KnowsAsync(service, stop) : Task.FromResult(true));

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        inner.CreateUserTokenClientAsync(claimsIdentity, cancellationToken);

    public override BotFrameworkClient CreateBotFrameworkClient() => inner.CreateBotFrameworkClient();

    // Without an app id there is no token to keep from anybody.
    private bool HasToken => settings.AppId.Length > 0;

    private async Task<T> AuthenticateAsync<T>(Func<Task<T>> authenticate, Action<T> check)
    {
        try
        {
            var authenticated = await authenticate().ConfigureAwait(false);
            check(authenticated);
            return authenticated;
        }
        catch (UnauthorizedAccessException e)
        {
            if (_refusals.IsFirst(NotAuthenticated))
            {
                Log.CallerRefused(logger, OneLine(e.Message));
            }
            throw;
        }
        catch (Exception e) when (e is not OperationCanceledException { InnerException: not TimeoutException })
        {
            // The issuer cannot be reached, say. Nobody gets in because of that, and it is no failure of the bot.
            if (_refusals.IsFirst(NotChecked))
            {
                Log.CallerNotChecked(logger, e);
            }
            throw new UnauthorizedAccessException("The token could not be checked.", e);
        }
    }

    private void RequireOpen() => Require(!settings.IsClosed, "the bot has no MicrosoftAppId, so nobody can be authenticated");

    private void RequireTrusted(ClaimsIdentity identity)
    {
        var issuer = identity.FindFirst("iss")?.Value;
        if (issuer == settings.ChannelTokenIssuer)
        {
            return;
        }
        Require(settings.AllowsEmulator, "tokens of the Emulator count in Development only");
        if (issuer is not null && identity.FindFirst(AuthenticationConstants.TenantIdClaim)?.Value is { } tenant)
        {
            Require(issuer.Split('/').Contains(tenant, StringComparer.OrdinalIgnoreCase), "the token is of another tenant than its issuer");
        }
    }

    // Whoever is authenticated, or anonymous in Development, and sends this is told what is wrong with it.
    private static void RequireComplete(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.ChannelId) || string.IsNullOrEmpty(activity.Conversation?.Id) || string.IsNullOrEmpty(activity.From?.Id))
        {
            throw new BadHttpRequestException("An activity needs channelId, conversation.id and from.id.");
        }
        if (activity.ChannelId is TwilioSmsAdapter.Channel or TwilioWhatsAppAdapter.Channel)
        {
            // Else an open door in Development would lead to what the bot remembers of the people who text it, and to an admin's rights.
            throw new BadHttpRequestException("Twilio's channels come by signed webhook, not by this address.");
        }
        if (!ServiceAddress.IsSafe(activity.ServiceUrl))
        {
            throw new BadHttpRequestException("An activity needs a serviceUrl: https, or http on this machine.");
        }
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new UnauthorizedAccessException(otherwise);
        }
    }

    // What a token says may be in the reason; it must not make lines of its own in the log.
    private static string OneLine(string reason)
    {
        var text = string.Concat(reason.Take(200).Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
        return text;
    }
}
