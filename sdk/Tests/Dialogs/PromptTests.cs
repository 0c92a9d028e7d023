using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace TwilioBot.Sdk.Tests.Dialogs;

public sealed class PromptTests
{
    public static TheoryData<Func<string, Dialog>> Prompts =>
    [
        id => new TextPrompt(id),
        id => new ConfirmPrompt(id),
        id => new ChoicePrompt(id),
        id => new NumberPrompt<int>(id),
        id => new DateTimePrompt(id),
        id => new AttachmentPrompt(id),
        id => new ActivityPrompt(id, (context, token) => Task.FromResult(true)),
    ];

    [Theory]
    [MemberData(nameof(Prompts), DisableDiscoveryEnumeration = true)]
    public void An_id_is_required(Func<string, Dialog> create)
    {
        Assert.Throws<ArgumentNullException>(() => create(null));
        Assert.Throws<ArgumentNullException>(() => create(string.Empty));
        Assert.Throws<ArgumentNullException>(() => create(" "));
    }

    [Theory]
    [MemberData(nameof(Prompts), DisableDiscoveryEnumeration = true)]
    public async Task Options_must_be_prompt_options(Func<string, Dialog> create)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new Conversation(create("p")) { Options = "no options" }.SaysAsync("hi"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new Conversation(create("p")).SaysAsync("hi"));
        await Assert.ThrowsAsync<ArgumentException>(() => new Conversation(create("p")) { Options = CancellationToken.None }.SaysAsync("hi"));
        await Assert.ThrowsAsync<ArgumentNullException>(() => create("p").BeginDialogAsync(null, Say.Ask("?")));
        await Assert.ThrowsAsync<ArgumentNullException>(() => create("p").ContinueDialogAsync(null));
    }

    [Theory]
    [MemberData(nameof(Prompts), DisableDiscoveryEnumeration = true)]
    public async Task Prompts_expect_input_unless_they_say_otherwise(Func<string, Dialog> create)
    {
        var options = Say.Ask("one", "two");
        options.RetryPrompt.InputHint = InputHints.IgnoringInput;
        var talk = new Conversation(create("p")) { Options = options };
        var asked = Assert.Single(await talk.RepliesToAsync(Say.Message("hi")));

        Assert.Equal(InputHints.ExpectingInput, asked.InputHint);
        Assert.Equal(InputHints.IgnoringInput, options.RetryPrompt.InputHint);
        Assert.StartsWith("one", asked.Text);
    }

    [Theory]
    [MemberData(nameof(Prompts), DisableDiscoveryEnumeration = true)]
    public async Task Reprompting_asks_the_first_question_again(Func<string, Dialog> create)
    {
        var talk = new Conversation(create("p")) { Options = Say.Ask("one", "two") };
        await talk.SaysAsync("hi");
        talk.Turn = async dc =>
        {
            await dc.RepromptDialogAsync();
            return Dialog.EndOfTurn;
        };

        Assert.StartsWith("one", Assert.Single(await talk.SaysAsync("again?")));
    }

    [Fact]
    public async Task Text_is_any_text()
    {
        var talk = new Conversation(new TextPrompt("p")) { Options = Say.Ask("Name?", "Your name, please?") };
        await talk.SaysAsync("hi");
        Assert.Equal(["Your name, please?"], await talk.SendsAsync(new Activity { Type = ActivityTypes.Message }));
        await talk.SaysAsync("Ana");
        Assert.Equal("Ana", talk.Result.Result);
    }

    [Fact]
    public async Task Without_a_retry_prompt_the_prompt_is_repeated()
    {
        var talk = new Conversation(new NumberPrompt<int>("p")) { Options = Say.Ask("Number?") };
        await talk.SaysAsync("hi");
        Assert.Equal(["Number?"], await talk.SaysAsync("none"));
    }

    [Fact]
    public async Task A_validator_sees_each_attempt_and_may_answer_itself()
    {
        var attempts = new List<(int, bool, string)>();
        var prompt = new TextPrompt("p", async (context, token) =>
        {
            attempts.Add((context.AttemptCount, context.Recognized.Succeeded, context.Recognized.Value));
            if (context.Recognized.Value == "short")
            {
                await context.Context.SendActivityAsync("longer!", cancellationToken: token);
                return false;
            }

            context.Recognized.Value = context.Recognized.Value?.ToUpperInvariant();
            return context.Recognized.Value == (string)context.Options.Validations;
        });
        var options = Say.Ask("?", "again?");
        options.Validations = "LONG ENOUGH";
        var talk = new Conversation(prompt) { Options = options };
        await talk.SaysAsync("hi");

        Assert.Equal(["longer!"], await talk.SaysAsync("short"));
        Assert.Equal(["again?"], await talk.SaysAsync("other"));
        await talk.SaysAsync("long enough");
        Assert.Equal("LONG ENOUGH", talk.Result.Result);
        Assert.Equal([(1, true, "short"), (2, true, "other"), (3, true, "long enough")], attempts);
    }

    [Fact]
    public async Task A_validator_may_accept_what_was_not_understood()
    {
        var talk = new Conversation(new NumberPrompt<int>("p", (context, token) => Task.FromResult(!context.Recognized.Succeeded))) { Options = Say.Ask("?") };
        await talk.SaysAsync("hi");
        await talk.SaysAsync("none");
        Assert.Equal(DialogTurnStatus.Complete, talk.Result.Status);
        Assert.Equal(0, talk.Result.Result);
    }

    [Fact]
    public async Task A_validator_keeps_state_between_attempts()
    {
        var prompt = new TextPrompt("p", (context, token) =>
        {
            var said = context.State.TryGetValue("said", out var before) ? before + context.Recognized.Value : context.Recognized.Value;
            context.State["said"] = said;
            context.Recognized.Value = (string)said;
            return Task.FromResult(context.AttemptCount == 2);
        });
        var talk = new Conversation(prompt) { Options = Say.Ask("?") };
        await talk.SaysAsync("hi");
        await talk.SaysAsync("a");
        await talk.SaysAsync("b");
        Assert.Equal("ab", talk.Result.Result);
    }

    [Fact]
    public async Task Other_activities_pass_a_prompt_by()
    {
        var talk = new Conversation(new TextPrompt("p")) { Options = Say.Ask("?") };
        await talk.SaysAsync("hi");
        Assert.Empty(await talk.SendsAsync(new Activity { Type = ActivityTypes.Typing }));
        Assert.Equal(DialogTurnStatus.Waiting, talk.Result.Status);
    }

    [Fact]
    public async Task Attachments_are_asked_for_until_they_come()
    {
        var talk = new Conversation(new AttachmentPrompt("p")) { Options = Say.Ask("Photo?", "A photo, please.") };
        await talk.SaysAsync("hi");
        Assert.Equal(["A photo, please."], await talk.SaysAsync("none"));

        var photo = new Attachment { ContentType = "image/png", ContentUrl = "https://example.com/1.png" };
        await talk.SendsAsync(new Activity { Type = ActivityTypes.Message, Attachments = [photo] });
        Assert.Equal("https://example.com/1.png", Assert.Single((IList<Attachment>)talk.Result.Result).ContentUrl);
    }

    [Fact]
    public async Task An_activity_prompt_waits_for_the_activity_its_validator_wants()
    {
        var prompt = new ActivityPrompt("p", (context, token) => Task.FromResult(context.Recognized.Value.Type == ActivityTypes.Event && context.AttemptCount == 2));
        var talk = new Conversation(prompt) { Options = Say.Ask("Send an event.", "An event, I said.") };
        Assert.Equal(["Send an event."], await talk.SaysAsync("hi"));
        Assert.Equal(["An event, I said."], await talk.SaysAsync("no"));
        await talk.SendsAsync(new Activity { Type = ActivityTypes.Event, Name = "ping" });
        Assert.Equal("ping", ((Activity)talk.Result.Result).Name);
    }

    [Fact]
    public void An_activity_prompt_needs_a_validator() => Assert.Throws<ArgumentNullException>(() => new ActivityPrompt("p", null));

    [Theory]
    [InlineData(ListStyle.None, "colour?")]
    [InlineData(ListStyle.Auto, "colour? (1) red, (2) green, or (3) blue")]
    [InlineData(ListStyle.Inline, "colour? (1) red, (2) green, or (3) blue")]
    [InlineData(ListStyle.List, "colour?\n\n   1. red\n   2. green\n   3. blue")]
    public async Task Choices_are_shown_in_the_prompts_style(ListStyle style, string text)
    {
        var talk = new Conversation(new ChoicePrompt("p") { Style = style }) { Options = Colours() };
        Assert.Equal([text], await talk.SaysAsync("hi"));
    }

    [Fact]
    public async Task Choices_become_buttons_beside_what_the_prompt_already_has()
    {
        var options = Colours();
        options.Prompt.Speak = "spoken";
        options.Prompt.Attachments = [new Attachment { ContentType = "text/plain", Content = "some" }];
        var talk = new Conversation(new ChoicePrompt("p") { Style = ListStyle.HeroCard }) { Options = options };
        var asked = Assert.Single(await talk.RepliesToAsync(Say.Message("hi")));
        Assert.Equal(["text/plain", HeroCard.ContentType], asked.Attachments.Select(attachment => attachment.ContentType));
        Assert.Equal("spoken", asked.Speak);
        Assert.Single(options.Prompt.Attachments);

        options = Colours();
        options.Style = ListStyle.SuggestedAction;
        talk = new Conversation(new ChoicePrompt("p") { Style = ListStyle.HeroCard }) { Options = options };
        asked = Assert.Single(await talk.RepliesToAsync(Say.Message("hi")));
        Assert.Equal(["red", "green", "blue"], asked.SuggestedActions.Actions.Select(action => action.Title));
        Assert.Equal("colour?", asked.Text);
    }

    [Theory]
    [InlineData("es-es", "colour? (1) red, (2) green, o (3) blue", "la tercera")]
    [InlineData("it-IT", "colour? (1) red, (2) green o (3) blue", "la terza")]
    [InlineData("ja", "colour? (1) red、 (2) green、 または (3) blue", "三番目")]
    [InlineData("xx", "colour? (1) red, (2) green, or (3) blue", "the third")]
    public async Task Choices_speak_the_users_language(string locale, string text, string third)
    {
        var talk = new Conversation(new ChoicePrompt("p")) { Options = Colours(), Locale = locale };
        Assert.Equal([text], await talk.SaysAsync("hi"));
        await talk.SaysAsync(third);
        Assert.Equal("blue", ((FoundChoice)talk.Result.Result).Value);
    }

    [Fact]
    public async Task A_choice_prompt_without_choices_asks_and_never_understands()
    {
        var talk = new Conversation(new ChoicePrompt("p") { Style = ListStyle.None }) { Options = Say.Ask("?", "again?") };
        await talk.SaysAsync("hi");
        Assert.Equal(["again?"], await talk.SaysAsync("1"));
    }

    [Fact]
    public async Task A_choice_without_a_value_is_shown_by_its_button()
    {
        var options = new PromptOptions { Choices = [new Choice { Action = new CardAction { Type = ActionTypes.ImBack, Title = "title", Value = "v" } }] };
        var talk = new Conversation(new ChoicePrompt("p")) { Options = options };
        Assert.Equal([" (1) title"], await talk.SaysAsync("hi"));
    }

    [Fact]
    public async Task One_prompt_understands_users_of_several_languages_in_turn()
    {
        var prompt = new ChoicePrompt("p") { RecognizerOptions = new FindChoicesOptions() };
        foreach (var (locale, second) in new[] { ("es-es", "el segundo"), ("de-de", "das zweite") })
        {
            var talk = new Conversation(prompt) { Options = Colours(), Locale = locale };
            await talk.SaysAsync("hi");
            await talk.SaysAsync(second);
            Assert.Equal("green", ((FoundChoice)talk.Result.Result).Value);
        }
    }

    [Fact]
    public async Task The_prompt_in_the_state_is_not_changed_by_asking()
    {
        var talk = new Conversation(new ChoicePrompt("p")) { Options = Colours() };
        var first = await talk.SaysAsync("hi");
        Assert.Equal(first, await talk.SaysAsync("purple"));
        Assert.Equal(first, await talk.SaysAsync("pink"));
    }

    private static PromptOptions Colours()
    {
        var options = Say.Ask("colour?");
        options.Choices = ChoiceFactory.ToChoices(["red", "green", "blue"]);
        return options;
    }
}
