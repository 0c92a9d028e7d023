using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;
using TwilioBot.Adapters;
using TwilioBot.Dialogs;

namespace TwilioBot.Tests.Dialogs;

/// <summary>A person whom the bot remembers, for tests that talk to one dialog: keeps their profile between turns.</summary>
internal sealed class RememberedPerson : IMiddleware
{
    private readonly UserState _state = new(new MemoryStorage());
    private readonly string _language;
    private string? _name;

    public RememberedPerson(string language, string? name = null)
    {
        _language = language;
        _name = name;
        People = new People(_state);
    }

    public People People { get; }

    /// <summary>The name as it was stored after the last turn.</summary>
    public string? StoredName => _name;

    public DialogTestClient TalkTo(Dialog dialog, object? options = null) => new("twilio-sms", dialog, options, [this]);

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        var profile = await People.ProfileAsync(turnContext, cancellationToken);
        profile.Language = _language;
        profile.Name = _name;
        await next(cancellationToken);
        _name = profile.Name;
        await _state.SaveChangesAsync(turnContext, false, cancellationToken);
    }
}

internal static class DialogTestClientExtensions
{
    /// <summary>Sends a text and returns the first reply as an SMS shows it; null when none came.</summary>
    public static async Task<string?> TellAsync(this DialogTestClient client, string text) =>
        Sms(await client.SendActivityAsync<IMessageActivity?>(text));

    /// <summary>The next reply as an SMS shows it; null when no more came.</summary>
    public static string? NextText(this DialogTestClient client) => Sms(client.GetNextReply<IMessageActivity?>());

    private static string? Sms(IMessageActivity? reply) => reply is null ? null : TwilioMarkdown.ToSms(reply.Text);
}
