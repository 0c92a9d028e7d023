using System.Text;

namespace TwilioBot.Tests.Adapters;

/// <summary>Texts made of what is hard on Markdown, the same ones for the same seed.</summary>
internal static class RandomTexts
{
    private const string Characters = "\\`*_[]()<>#+-=.!~&:|{}@/'\"%$^,;? \t\n\r0123456789abzABZ\u00a0\u2028\u0085\v\f\u0001éñ\u200b";

    private static readonly string[] Pieces =
    [
        "a_b", "2*3", "<wafel>", "https://x/y_z?a=b&c=d", "www.a_b_.com", "#1", "# ", "1. x", "- x", "> q", "&amp;", "&#10;", "```", "~~", "**", "__",
        "[x](y)", "![x](y)", "🍪", "👩‍👩‍👧", "mailto:a_b_@c", "\n\n", "\r\n", "  \n", "    ", "\\", "---", "===", "[a]: b", "| a |",
    ];

    public static IEnumerable<string> Some(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(14); length > 0; length--)
            {
                switch (random.Next(8))
                {
                    case 0 or 1 or 2:
                        text.Append(Pieces[random.Next(Pieces.Length)]);
                        break;
                    case 3:
                        text.Append((char)random.Next(1, char.MaxValue + 1));
                        break;
                    default:
                        text.Append(Characters[random.Next(Characters.Length)]);
                        break;
                }
            }

            yield return text.ToString();
        }
    }
}
