using System.Text.RegularExpressions;

namespace Microsoft.Bot.Builder.Dialogs.Recognizers;

/// <summary>Folded text from which what has been understood is taken away, so that nothing is read twice.</summary>
internal sealed class DateText(string folded)
{
    private string _rest = folded;

    public string Rest => _rest;

    /// <summary>The first form that is found and that <paramref name="read"/> can make sense of.</summary>
    public bool TryTake<T>(IEnumerable<Regex> forms, Func<Match, T> read, out T value)
        where T : class
    {
        foreach (var form in forms)
        {
            for (var match = form.Match(_rest); match.Success; match = match.NextMatch())
            {
                value = read(match);
                if (value != null)
                {
                    _rest = _rest[..match.Index] + new string(' ', match.Length) + _rest[(match.Index + match.Length)..];
                    return true;
                }
            }
        }

        value = null;
        return false;
    }
}
