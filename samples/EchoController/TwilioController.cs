using Microsoft.AspNetCore.Mvc;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;

namespace EchoController;

/// <summary>
/// Where Twilio's webhooks arrive. The action takes no arguments: binding any would read the body before its signature is checked.
/// </summary>
[ApiController]
public sealed class TwilioController(IBotFrameworkHttpAdapter adapter, IBot bot) : ControllerBase
{
    [HttpPost("/api/sms")]
    [HttpPost("/api/whatsapp")]
    [HttpPost("/api/status")]
    public Task PostAsync() => adapter.ProcessAsync(Request, Response, bot, HttpContext.RequestAborted);
}
