using System.Globalization;
using System.Text;

namespace TwilioBot.Tests.Azure.Arm;

/// <summary>Reads the part of the template language that our template uses: calls, members, texts and whole numbers.</summary>
internal sealed class ArmExpressionParser(string text)
{
    private int _at;

    public ArmExpression Parse()
    {
        var expression = ReadValue();
        SkipBlanks();
        return _at == text.Length ? expression : throw Wrong("the end");
    }

    private ArmExpression ReadValue()
    {
        SkipBlanks();
        ArmExpression value = Peek() switch
        {
            '\'' => ReadText(),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => ReadCall(),
        };
        while (Peek() == '.')
        {
            _at++;
            value = new ArmExpression.Member(value, ReadName());
        }
        return value;
    }

    private ArmExpression.Call ReadCall()
    {
        var name = ReadName();
        var arguments = new List<ArmExpression>();
        Expect('(');
        SkipBlanks();
        while (Peek() != ')')
        {
            if (arguments.Count > 0)
            {
                Expect(',');
            }
            arguments.Add(ReadValue());
            SkipBlanks();
        }
        Expect(')');
        return new ArmExpression.Call(name, arguments);
    }

    private ArmExpression.Text ReadText()
    {
        var value = new StringBuilder();
        for (_at++; ; _at++)
        {
            if (_at >= text.Length)
            {
                throw Wrong("a closing quote");
            }
            if (text[_at] == '\'')
            {
                // Two quotes are one quote of the text.
                if (_at + 1 >= text.Length || text[_at + 1] != '\'')
                {
                    break;
                }
                _at++;
            }
            value.Append(text[_at]);
        }
        _at++;
        return new ArmExpression.Text(value.ToString());
    }

    private ArmExpression.Number ReadNumber()
    {
        var start = _at++;
        while (char.IsAsciiDigit(Peek()))
        {
            _at++;
        }
        return new ArmExpression.Number(long.Parse(text.AsSpan(start, _at - start), CultureInfo.InvariantCulture));
    }

    private string ReadName()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() == '_')
        {
            _at++;
        }
        return _at > start ? text[start.._at] : throw Wrong("a name");
    }

    private char Peek() => _at < text.Length ? text[_at] : '\0';

    private void Expect(char expected)
    {
        SkipBlanks();
        if (Peek() != expected)
        {
            throw Wrong($"\"{expected}\"");
        }
        _at++;
    }

    private void SkipBlanks()
    {
        while (Peek() == ' ')
        {
            _at++;
        }
    }

    private FormatException Wrong(string expected) => new($"Expected {expected} at {_at} of [{text}].");
}
