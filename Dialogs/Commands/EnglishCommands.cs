namespace TwilioBot.Dialogs;

/// <summary>What people text in English. A trailing * stands for words of their own.</summary>
internal static class EnglishCommands
{
    public static readonly IReadOnlyDictionary<Command, string[]> Phrases = new Dictionary<Command, string[]>
    {
        [Command.Hello] = ["hello", "hi", "hey", "hello there", "hi there"],
        [Command.CallMe] = ["call me *", "my name is *"],
        [Command.WhoAmI] = ["who am I", "what is my name", "what's my name"],
        [Command.Cookies] = ["cookies", "cookie"],
        [Command.Shutdown] = ["shutdown", "shut down"],
        [Command.Uptime] = ["uptime", "identify yourself", "who are you", "what is your name", "what's your name"],
        [Command.Picture] = ["picture", "photo"],
        [Command.Where] = ["where are you"],
        [Command.Order] = ["order"],
        [Command.Menu] = ["menu", "what can you do"],
        [Command.Leave] = ["never mind", "nevermind", "back", "go back"],
    };
}
