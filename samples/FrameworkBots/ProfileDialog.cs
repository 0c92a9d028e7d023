using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace FrameworkBots;

/// <summary>Asks for transport, name, age and picture, and keeps what was answered if the person says so.</summary>
public class ProfileDialog : ComponentDialog
{
    private const string Profile = "profile";
    private const string Locale = "en-us";

    private readonly IStatePropertyAccessor<UserProfile> _profile;

    public ProfileDialog(UserState userState)
        : base(nameof(ProfileDialog))
    {
        _profile = userState.CreateProperty<UserProfile>(nameof(UserProfile));

        AddDialog(new WaterfallDialog(
            nameof(WaterfallDialog),
            [AskForTransportAsync, AskForNameAsync, AskWhetherToGiveAgeAsync, AskForAgeAsync, AskForPictureAsync, ConfirmAsync, KeepAsync]));
        AddDialog(new TextPrompt(nameof(TextPrompt), IsNameAsync));
        AddDialog(new NumberPrompt<int>(nameof(NumberPrompt<int>), IsAgeAsync, Locale));
        AddDialog(new ChoicePrompt(nameof(ChoicePrompt), defaultLocale: Locale));
        AddDialog(new ConfirmPrompt(nameof(ConfirmPrompt), defaultLocale: Locale));
        AddDialog(new AttachmentPrompt(nameof(AttachmentPrompt), IsPictureAsync));
        InitialDialogId = nameof(WaterfallDialog);
    }

    private static Task<DialogTurnResult> AskForTransportAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        step.Values[Profile] = new UserProfile();
        return step.PromptAsync(
            nameof(ChoicePrompt),
            new PromptOptions
            {
                Prompt = MessageFactory.Text("How do you travel?"),
                RetryPrompt = MessageFactory.Text("Please choose one of these."),
                Choices = ChoiceFactory.ToChoices(["Car", "Bus", "Bicycle"]),
                Style = ListStyle.SuggestedAction,
            },
            cancellationToken);
    }

    private static Task<DialogTurnResult> AskForNameAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        Of(step).Transport = ((FoundChoice)step.Result).Value;
        return step.PromptAsync(
            nameof(TextPrompt),
            new PromptOptions
            {
                Prompt = MessageFactory.Text("What is your name?"),
                RetryPrompt = MessageFactory.Text("A name has at least two letters."),
            },
            cancellationToken);
    }

    private static async Task<DialogTurnResult> AskWhetherToGiveAgeAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        Of(step).Name = (string)step.Result;
        await step.Context.SendActivityAsync($"Thanks {step.Result}.", cancellationToken: cancellationToken);
        return await step.PromptAsync(
            nameof(ConfirmPrompt), new PromptOptions { Prompt = MessageFactory.Text("Would you tell me your age?") }, cancellationToken);
    }

    private static Task<DialogTurnResult> AskForAgeAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        return (bool)step.Result
            ? step.PromptAsync(
                nameof(NumberPrompt<int>),
                new PromptOptions
                {
                    Prompt = MessageFactory.Text("How old are you?"),
                    RetryPrompt = MessageFactory.Text("Between 1 and 149, please."),
                },
                cancellationToken)
            : step.NextAsync(0, cancellationToken);
    }

    private static Task<DialogTurnResult> AskForPictureAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        Of(step).Age = (int)step.Result;
        return step.PromptAsync(
            nameof(AttachmentPrompt),
            new PromptOptions
            {
                Prompt = MessageFactory.Text("Send a picture, or type anything to go without."),
                RetryPrompt = MessageFactory.Text("A JPEG or PNG, please."),
            },
            cancellationToken);
    }

    private static async Task<DialogTurnResult> ConfirmAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var profile = Of(step);
        profile.Picture = (step.Result as IList<Attachment>)?.FirstOrDefault();
        var age = profile.Age > 0 ? profile.Age.ToString(CultureInfo.InvariantCulture) : "unknown";
        var picture = profile.Picture == null ? "" : ", with a picture";
        var summary = $"{profile.Name}, by {profile.Transport}, age {age}{picture}.";
        await step.Context.SendActivityAsync(MessageFactory.Text(summary), cancellationToken);
        return await step.PromptAsync(nameof(ConfirmPrompt), new PromptOptions { Prompt = MessageFactory.Text("Is this right?") }, cancellationToken);
    }

    private async Task<DialogTurnResult> KeepAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (!(bool)step.Result)
        {
            await step.Context.SendActivityAsync("Nothing was kept. Let us start over.", cancellationToken: cancellationToken);
            return await step.ReplaceDialogAsync(InitialDialogId, cancellationToken: cancellationToken);
        }

        await _profile.SetAsync(step.Context, Of(step), cancellationToken);
        await step.Context.SendActivityAsync("Your profile is kept.", cancellationToken: cancellationToken);
        return await step.EndDialogAsync(Of(step), cancellationToken);
    }

    private static Task<bool> IsNameAsync(PromptValidatorContext<string> prompt, CancellationToken cancellationToken) =>
        Task.FromResult(prompt.Recognized.Succeeded && prompt.Recognized.Value.Trim().Length >= 2);

    private static async Task<bool> IsAgeAsync(PromptValidatorContext<int> prompt, CancellationToken cancellationToken)
    {
        if (prompt.Recognized is { Succeeded: true, Value: > 0 and < 150 })
        {
            return true;
        }

        if (prompt.AttemptCount >= 3)
        {
            // What the validator says takes the place of the retry prompt.
            await prompt.Context.SendActivityAsync("Digits are easiest.", cancellationToken: cancellationToken);
        }

        return false;
    }

    private static async Task<bool> IsPictureAsync(PromptValidatorContext<IList<Attachment>> prompt, CancellationToken cancellationToken)
    {
        if (!prompt.Recognized.Succeeded)
        {
            // Going without is an answer, too.
            await prompt.Context.SendActivityAsync("No picture, then.", cancellationToken: cancellationToken);
            return true;
        }

        return prompt.Recognized.Value.All(each => each.ContentType is "image/jpeg" or "image/png");
    }

    private static UserProfile Of(WaterfallStepContext step) => (UserProfile)step.Values[Profile];
}
