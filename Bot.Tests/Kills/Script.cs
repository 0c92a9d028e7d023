namespace TwilioBot.Tests.Kills;

/// <summary>What people say and should hear: a model of the bot that knows no database, no network and no crash.</summary>
internal static class Script
{
    private const string OrderNumber = "O12235234";

    /// <summary>A conversation of exactly so many texts.</summary>
    public static List<(string Text, string[] Answers)> Random(Random random, bool isSms, int texts)
    {
        var script = new List<(string, string[])>(texts);
        string? name = null;
        var cookies = 0;
        while (script.Count < texts)
        {
            switch (random.Next(6))
            {
                case 0:
                    script.Add(Hello(name));
                    break;
                case 1:
                    name = $"Bob {random.Next(1000)}";
                    script.Add(CallMe(name));
                    break;
                case 2:
                    script.Add(WhoAmI(name));
                    break;
                case 3 when script.Count + 2 <= texts:
                    script.AddRange(Cookies($"cookie #{++cookies}"));
                    break;
                case 4:
                    script.Add(WhereAreYou(isSms));
                    break;
                default:
                    script.Add(Order(name, isSms));
                    break;
            }
        }
        return script;
    }

    /// <summary>Six turns on WhatsApp with everything in them: state, a dialog of two turns, a location, a template.</summary>
    public static List<(string Text, string[] Answers)> Everything() =>
        [Hello(null), CallMe("Ada"), .. Cookies("oatmeal"), WhereAreYou(isSms: false), Order("Ada", isSms: false)];

    private static (string, string[]) Hello(string? name) => ("hello", [name is null ? "Hello." : $"Hello {name}!!"]);

    private static (string, string[]) CallMe(string name) => ($"call me {name}", [$"Got it. I will call you {name} from now on."]);

    private static (string, string[]) WhoAmI(string? name) => ("who am i?", [name is null ? "I don't know yet!" : $"Your name is {name}"]);

    private static (string, string[])[] Cookies(string kind) =>
    [
        ("cookies", ["Did someone say cookies!?!!", "What is your favorite type of cookie?"]),
        (kind, [$"Golly, I love {kind} too!!!"]),
    ];

    private static (string, string[]) WhereAreYou(bool isSms) => ("where are you", [isSms
        ? "Twilio Inc\n375 Beale St, San Francisco, CA 94105\nhttps://www.google.com/maps/search/?api=1&query=37.7879277,-122.3937508"
        : "geo:37.7879277,-122.3937508|375 Beale St, San Francisco, CA 94105"]);

    private static (string, string[]) Order(string? name, bool isSms) => ("order", [isSms
        ? $"Hi {name ?? "there"}! Thanks for placing an order with us. We’ll let you know once your order has been processed and delivered. Your order number is {OrderNumber}"
        : $$"""{"1":"{{name ?? "there"}}","2":"{{OrderNumber}}"}"""]);
}
