namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Numbers written as digit and power in turn, one character each: 二十三 is 2×10+3.</summary>
internal static class DigitAndPowerNumber
{
    private const decimal Myriad = 10_000;

    public static bool TryRead(string folded, int at, Lexicon lexicon, out int end, out decimal value)
    {
        decimal total = 0, section = 0, digit = 0;
        var positional = 0;
        end = at;

        while (end < folded.Length)
        {
            var character = folded[end].ToString();
            if (lexicon.Data.Digits.TryGetValue(character, out var one))
            {
                // Digits without powers between them are read as in 二〇二六.
                digit = positional > 0 ? (digit * 10) + one : one;
                positional++;
            }
            else if (lexicon.Data.Powers.TryGetValue(character, out var power))
            {
                if (power >= Myriad)
                {
                    total += Math.Max(section + digit, 1) * power;
                    section = 0;
                }
                else
                {
                    section += (positional > 0 ? digit : 1) * power;
                }

                digit = 0;
                positional = 0;
            }
            else
            {
                break;
            }

            end++;
            if (end - at > 24)
            {
                break;
            }
        }

        value = total + section + digit;
        return end > at && lexicon.Boundary.Around(folded, at, end);
    }
}
