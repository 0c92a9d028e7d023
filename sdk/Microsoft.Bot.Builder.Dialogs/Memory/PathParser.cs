using System.Globalization;
using System.Text;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Takes a path apart: names between dots; in brackets a position, a quoted name, or a path to either.</summary>
internal static class PathParser
{
    /// <summary>The segments; null when the path is malformed or what stands in brackets has no value.</summary>
    public static List<object> Parse(string path, Func<string, object> lookUp)
    {
        var segments = new List<object>();
        var name = new StringBuilder();
        path = path?.Trim() ?? string.Empty;

        for (var at = 0; at < path.Length; at++)
        {
            switch (path[at])
            {
                case '.':
                    if (name.Length == 0 && (at == 0 || path[at - 1] != ']'))
                    {
                        return null;
                    }

                    EndName();
                    break;

                case '[':
                    EndName();
                    var close = Closing(path, at);
                    if (close < 0 || Bracketed(path[(at + 1)..close].Trim(), lookUp) is not { } segment)
                    {
                        return null;
                    }

                    segments.Add(segment);
                    at = close;
                    break;

                default:
                    name.Append(path[at]);
                    break;
            }
        }

        EndName();
        return segments;

        void EndName()
        {
            if (name.Length > 0)
            {
                segments.Add(name.ToString());
                name.Clear();
            }
        }
    }

    private static int Closing(string path, int open)
    {
        var depth = 0;
        char? quote = null;
        for (var at = open; at < path.Length; at++)
        {
            var c = path[at];
            if (quote != null)
            {
                quote = c == quote && path[at - 1] != '\\' ? null : quote;
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c == '[')
            {
                depth++;
            }
            else if (c == ']' && --depth == 0)
            {
                return at;
            }
        }

        return -1;
    }

    private static object Bracketed(string inner, Func<string, object> lookUp)
    {
        if (int.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position))
        {
            return position;
        }

        if (inner.Length >= 2 && inner[0] is '\'' or '"')
        {
            return inner[^1] == inner[0] ? inner[1..^1].Replace("\\" + inner[0], inner[0].ToString(), StringComparison.Ordinal) : null;
        }

        return lookUp(inner) switch
        {
            string name => name,
            IConvertible number and (int or long or short or byte or uint) => number.ToInt32(CultureInfo.InvariantCulture),
            _ => null,
        };
    }
}
