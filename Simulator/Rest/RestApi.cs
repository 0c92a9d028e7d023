using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TwilioBot.Simulator.Rest;

/// <summary>The routes of Twilio's REST API that the simulator knows. The rest answers 404 with Twilio's error body.</summary>
internal static class RestApi
{
    public const string Version = "2010-04-01";

    public static void MapRestApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/" + Version).AddEndpointFilter<RouteGroupBuilder, RestGate>();

        var account = api.MapGroup("/Accounts/{accountSid}");
        account.MapPost("/Messages.json", MessagesApi.CreateAsync);
        account.MapGet("/Messages.json", MessagesApi.List);
        account.MapGet("/Messages/{sid}.json", MessagesApi.Fetch);
        account.MapPost("/Messages/{sid}.json", MessagesApi.UpdateAsync);
        account.MapDelete("/Messages/{sid}.json", MessagesApi.Delete);
        account.MapGet("/Messages/{sid}/Media.json", MediaApi.List);
        account.MapGet("/Messages/{sid}/Media/{mediaSid}.json", MediaApi.Fetch);
        account.MapGet("/Messages/{sid}/Media/{mediaSid}", MediaApi.Download).WithMetadata(new OpenMedia());

        api.Map("/{**rest}", (HttpRequest request) => RestError.NotFound(request.Path));
    }

    /// <summary>Marks the one address that may be open without credentials.</summary>
    internal sealed class OpenMedia;
}
