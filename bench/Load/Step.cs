namespace TwilioBot.Bench;

/// <summary>What a person texts, and what must come back, in order. Null: any one reply will do.</summary>
internal sealed record Step(string Text, IReadOnlyList<string>? Replies)
{
    /// <summary>The bot's conversation as one person of a run has it.</summary>
    public static IReadOnlyList<Step> Conversation(string name, bool anyReply) => anyReply
        ? [new("hello", null), new("call me " + name, null), new("who am i?", null), new("cookies", null), new("oatmeal", null)]
        :
        [
            new("hello", ["Hello"]),
            new("call me " + name, [$"Got it. I will call you {name} from now on."]),
            new("who am i?", ["Your name is " + name]),
            new("cookies", ["Did someone say cookies!?!!", "What is your favorite type of cookie?"]),
            new("oatmeal", ["Golly, I love oatmeal too!!!"]),
        ];
}
