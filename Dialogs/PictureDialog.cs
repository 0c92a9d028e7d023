using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace TwilioBot.Dialogs;

/// <summary>"picture": a picture that the bot serves itself, with a caption.</summary>
public sealed class PictureDialog : ConversationDialog
{
    private const string FileName = "cookies.png";

    private readonly BotHome _home;

    public PictureDialog(People people, BotHome home)
        : base(nameof(PictureDialog), people)
    {
        _home = home;
        TalkThrough(ShowThePicture);
    }

    private async Task<DialogTurnResult> ShowThePicture(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var caption = await TextAsync(step.Context, "Caption", [], cancellationToken);
        var message = await MessageAsync(step.Context, caption, cancellationToken);
        message.Attachments = [new Attachment { ContentType = "image/png", ContentUrl = _home.MediaUrl(FileName), Name = FileName }];
        await step.Context.SendActivityAsync(message, cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }
}
