using System.Text;
using TwilioBot.Adapters;
using TwilioBot.Delivery;
using TwilioBot.Wire;

namespace TwilioBot.FaultHost;

/// <summary>Mistakes at the door.</summary>
internal static class WebhookFaults
{
    /// <summary>Whatever comes counts as signed.</summary>
    public static void SkipSignature(IServiceCollection services) => services.Before((context, form, options) =>
        Sign(context.Request, form, options));

    /// <summary>A signature for the host that a request header names is as good as one for ours.</summary>
    public static void TrustForwardedHost(IServiceCollection services) => services.Before((context, form, options) =>
    {
        var request = context.Request;
        if (request.Headers["X-Forwarded-Host"].ToString() is not { Length: > 0 } host) return;
        var url = PublicAddress.Join("https://" + host, request.Path + request.QueryString);
        if (TwilioSignature.Verify(url, form, request.Headers[TwilioSignature.HeaderName], options.AuthToken) == SignatureVerdict.Valid) Sign(request, form, options);
    });

    /// <summary>Leaves what people write in the log.</summary>
    public static void LogBodies(IServiceCollection services) => services.Around<ITurnHandler>((provider, _) => (_, args, go) =>
    {
#pragma warning disable CA1848, CA1873 // As people do it.
        provider.GetRequiredService<ILogger<ITurnHandler>>().LogDebug("A turn begins: {Form}", Encoding.UTF8.GetString(((InboxMessage)args[0]!).Form.Span));
#pragma warning restore CA1848, CA1873
        return go();
    });

    private static void Sign(HttpRequest request, TwilioForm form, TwilioOptions options) =>
        request.Headers[TwilioSignature.HeaderName] = TwilioSignature.Compute(
            PublicAddress.Join(options.PublicUrl, request.Path + request.QueryString), form, options.AuthToken);

    private static void Before(this IServiceCollection services, Action<HttpContext, TwilioForm, TwilioOptions> act) =>
        services.AddSingleton<IStartupFilter>(provider => new Filter(async (context, next) =>
        {
            if (context.Request.HasFormContentType)
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                context.Request.Body = new MemoryStream(body.ToArray());
                act(context, TwilioForm.Parse(body.ToArray()), provider.GetRequiredService<TwilioOptions>());
            }
            await next(context);
        }));
}
