using Microsoft.AspNetCore.Http.Features;

namespace TwilioBot.Telemetry;

/// <summary>
/// Names ASP.NET Core's spans after the route, and says what was answered. Of a path that is no route of ours nothing is kept: a
/// stranger may write anything there.
/// </summary>
internal static class RequestSpans
{
    public static void UseRequestSpans(this WebApplication app) => app.Use(async (context, next) =>
    {
        var isAnswered = false;
        try
        {
            await next(context).ConfigureAwait(false);
            isAnswered = true;
        }
        finally
        {
            Describe(context, isAnswered ? context.Response.StatusCode : StatusCodes.Status500InternalServerError);
        }
    });

    private static void Describe(HttpContext context, int status)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
        {
            return;
        }
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        span.SetTag("http.route", route).SetTag("http.response.status_code", status).SetTag("user_agent.original", null);
        if (route is null)
        {
            span.SetTag("url.path", null);
        }
        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(System.Diagnostics.ActivityStatusCode.Error);
        }
    }
}
