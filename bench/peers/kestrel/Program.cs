// The least that a .NET program can do with Twilio's webhook: check the signature, answer TwiML. No conversation, no state, nothing
// durable; whatever a bot costs beyond this is what its promises cost. It stands alone, so that nothing of ours flatters it or weighs on it.
using System.Security.Cryptography;
using System.Text;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var app = builder.Build();
var url = app.Configuration["PUBLIC_URL"] + "/api/sms";
var key = Encoding.UTF8.GetBytes(app.Configuration["TWILIO_AUTH_TOKEN"]!);

app.MapPost("/api/sms", async (HttpContext context) =>
{
    var form = await context.Request.ReadFormAsync(context.RequestAborted);
    var signed = new StringBuilder(url);
    foreach (var name in form.Keys.Order(StringComparer.Ordinal)) signed.Append(name).Append(form[name].ToString());
#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1.
    var expected = HMACSHA1.HashData(key, Encoding.UTF8.GetBytes(signed.ToString()));
#pragma warning restore CA5350
    var given = new byte[20];
    if (!Convert.TryFromBase64String(context.Request.Headers["X-Twilio-Signature"].ToString(), given, out var length)
        || length != 20 || !CryptographicOperations.FixedTimeEquals(expected, given))
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return;
    }
    context.Response.ContentType = "text/xml";
    await context.Response.WriteAsync("<Response><Message>Hello.</Message></Response>", context.RequestAborted);
});
app.Run();
