using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A card that leads to a sign-in page.</summary>
public class SigninCard
{
    public const string ContentType = "application/vnd.microsoft.card.signin";

    public SigninCard()
    {
    }

    public SigninCard(string text = default, IList<CardAction> buttons = default)
    {
        Text = text;
        Buttons = buttons;
    }

    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }

    [JsonProperty(PropertyName = "buttons")]
    public IList<CardAction> Buttons { get; set; }

    public static SigninCard Create(string text, string buttonLabel, string url)
        => new(text, new List<CardAction> { new(ActionTypes.Signin, buttonLabel, value: url) });
}
