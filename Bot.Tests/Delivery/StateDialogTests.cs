using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;
using TwilioBot.Delivery.State;

namespace TwilioBot.Tests.Delivery;

/// <summary>A dialog whose state passes through JSON between all of its turns, as it does when the process is restarted every time.</summary>
public class StateDialogTests
{
    [Fact]
    public async Task A_dialog_goes_on_where_it_was_with_the_answers_it_had()
    {
        var storage = new JsonStorage(new StateSerializer(new StateTypeMap().Add<Order>("order")));
        var conversation = new ConversationState(storage);
        var user = new UserState(storage);
        var orders = user.CreateProperty<Order>("order");

        await new TestFlow(new TestAdapter(), async (turn, cancellationToken) =>
            {
                // All of it is new in each turn; only the JSON stays.
                var dialog = new OrderDialog(orders);
                await dialog.RunAsync(turn, conversation.CreateProperty<DialogState>("dialogs"), cancellationToken);
                await conversation.SaveChangesAsync(turn, cancellationToken: cancellationToken);
                await user.SaveChangesAsync(turn, cancellationToken: cancellationToken);
            })
            .Send("hello").AssertReply("Your name?")
            .Send("Ana").AssertReplyContains("Which one?")
            .Send("neither").AssertReplyContains("Tea or coffee.")
            .Send("coffee").AssertReplyContains("Sure?")
            .Send("yes").AssertReply("Ana: coffee (2), 2026-11-21")
            .StartTestAsync();

        var stored = Assert.IsType<Order>(((IDictionary<string, object>)storage.Values.Single(v => v is IDictionary<string, object> bag && bag.ContainsKey("order")))["order"]);
        Assert.Equal(("Ana", 2.50m), (stored.Name, stored.Price));
        Assert.All(storage.Texts, text => Assert.DoesNotContain("Microsoft.", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_prompts_options_keep_all_they_have()
    {
        var serializer = new StateSerializer(new StateTypeMap());
        var options = new PromptOptions
        {
            Prompt = MessageFactory.Text("Which?"),
            RetryPrompt = MessageFactory.Text("Once more."),
            Choices = [new Choice("tea") { Synonyms = ["chai"], Action = new CardAction(ActionTypes.ImBack, "Tea", value: "tea") }],
            Style = ListStyle.SuggestedAction,
            Validations = new Dictionary<string, object> { ["max"] = 3L },
            RecognizeLanguage = "es",
        };
        var state = new DialogState([new DialogInstance { Id = "d", State = new Dictionary<string, object> { ["options"] = options }, StackIndex = 1, Version = "v" }]);

        var back = Assert.IsType<DialogState>(serializer.Read(serializer.Write(state)));

        var instance = Assert.Single(back.DialogStack);
        Assert.Equal(("d", 1, "v"), (instance.Id, instance.StackIndex, instance.Version));
        var kept = Assert.IsType<PromptOptions>(instance.State["options"]);
        Assert.Equal(("Which?", "Once more.", ListStyle.SuggestedAction, "es"), (kept.Prompt.Text, kept.RetryPrompt.Text, kept.Style, kept.RecognizeLanguage));
        Assert.Equal(("tea", "chai", "Tea"), (kept.Choices[0].Value, kept.Choices[0].Synonyms[0], kept.Choices[0].Action.Title));
        Assert.Equal(3L, ((IDictionary<string, object>)kept.Validations)["max"]);
    }

    [Fact]
    public void What_a_date_prompt_answers_is_kept()
    {
        var serializer = new StateSerializer(new StateTypeMap());
        IList<DateTimeResolution> answer = [new DateTimeResolution { Value = "2026-11-21", Timex = "2026-11-21" }];

        var back = (Dictionary<string, object>)serializer.Read(serializer.Write(new Dictionary<string, object> { ["when"] = answer }))!;

        Assert.Equal("2026-11-21", Assert.Single((IList<DateTimeResolution>)back["when"]).Value);
    }

    private sealed class Order
    {
        public string? Name { get; set; }

        public decimal Price { get; set; }
    }

    private sealed class OrderDialog : ComponentDialog
    {
        private readonly IStatePropertyAccessor<Order> _orders;

        public OrderDialog(IStatePropertyAccessor<Order> orders) : base(nameof(OrderDialog))
        {
            _orders = orders;
            AddDialog(new TextPrompt("name"));
            AddDialog(new ChoicePrompt("drink", defaultLocale: "en-us"));
            AddDialog(new ConfirmPrompt("sure", defaultLocale: "en-us"));
            AddDialog(new WaterfallDialog("steps", [AskName, AskDrink, AskIfSure, Finish]));
            InitialDialogId = "steps";
        }

        private static Task<DialogTurnResult> AskName(WaterfallStepContext step, CancellationToken cancellationToken)
        {
            step.Values["count"] = 2;
            step.Values["day"] = new DateOnly(2026, 11, 21);
            return step.PromptAsync("name", new PromptOptions { Prompt = MessageFactory.Text("Your name?") }, cancellationToken);
        }

        private static Task<DialogTurnResult> AskDrink(WaterfallStepContext step, CancellationToken cancellationToken)
        {
            step.Values["name"] = step.Result;
            return step.PromptAsync(
                "drink",
                new PromptOptions
                {
                    Prompt = MessageFactory.Text("Which one?"),
                    RetryPrompt = MessageFactory.Text("Tea or coffee."),
                    Choices = ChoiceFactory.ToChoices(["tea", "coffee"]),
                    Style = ListStyle.Inline,
                },
                cancellationToken);
        }

        private static Task<DialogTurnResult> AskIfSure(WaterfallStepContext step, CancellationToken cancellationToken)
        {
            step.Values["drink"] = step.Result;
            return step.PromptAsync("sure", new PromptOptions { Prompt = MessageFactory.Text("Sure?") }, cancellationToken);
        }

        private async Task<DialogTurnResult> Finish(WaterfallStepContext step, CancellationToken cancellationToken)
        {
            var drink = (FoundChoice)step.Values["drink"];
            await _orders.SetAsync(step.Context, new Order { Name = (string)step.Values["name"], Price = 2.50m }, cancellationToken);
            var text = $"{step.Values["name"]}: {drink.Value} ({(int)step.Values["count"]}), {(DateOnly)step.Values["day"]:yyyy-MM-dd}";
            await step.Context.SendActivityAsync(MessageFactory.Text(text), cancellationToken);
            return await step.EndDialogAsync(cancellationToken: cancellationToken);
        }
    }

    private sealed class JsonStorage(StateSerializer serializer) : IStorage
    {
        private readonly Dictionary<string, string> _items = [];

        public IEnumerable<string> Texts => _items.Values;

        public IEnumerable<object> Values => _items.Values.Select(text => serializer.Read(text)!);

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) =>
            Task.FromResult<IDictionary<string, object>>(keys.Where(_items.ContainsKey).ToDictionary(key => key, key => serializer.Read(_items[key])!));

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            foreach (var (key, value) in changes)
            {
                _items[key] = serializer.Write(value);
            }

            return Task.CompletedTask;
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
        {
            Array.ForEach(keys, key => _items.Remove(key));
            return Task.CompletedTask;
        }
    }
}
