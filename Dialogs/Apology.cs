using Microsoft.Bot.Builder;

namespace TwilioBot.Dialogs;

/// <summary>What a person is told when the bot could not make anything of a message, however often it tried.</summary>
public sealed class Apology(People people)
{
    private static readonly Texts Texts = new(typeof(Apology));

    /// <summary>Says it, in the language of the message, else in the person's. No dialog is touched: what is in progress stays so.</summary>
    public async Task SayAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var language = await people.LanguageAsync(turn, cancellationToken);
        language = CommandTable.Recognise(turn.Activity.Text, language)?.Language ?? language;
        var message = MessageFactory.Text(Texts.Get(language, "SetAside"));
        message.Locale = turn.Activity.Locale = language; // On its way out a reply takes over the locale of what it answers.
        await turn.SendActivityAsync(message, cancellationToken);
    }
}
